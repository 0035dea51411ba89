package health.tarn.route.job;

import health.tarn.api.LakeException;
import health.tarn.api.Problem;
import health.tarn.api.job.JobRunner;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/**
 * A route that carries out one kind of job: installed by the holder of the Camel context, called by
 * the lake.
 *
 * <p>It belongs to one context for life. {@link #close} takes it out of use: a job that is under
 * way is interrupted and leaves between two steps.
 */
public abstract class JobRoute extends RouteBuilder implements JobRunner, AutoCloseable {

  private final String entry;
  private final RunningJobs running = new RunningJobs();

  /**
   * @param context a started context, in which the route is or will soon be installed
   * @param entry the endpoint at which a job enters, such as {@code direct:tarn-import}
   */
  protected JobRoute(CamelContext context, String entry) {
    super(context);
    this.entry = entry;
  }

  @Override
  public void close() {
    running.close();
  }

  /**
   * Sends a job through the route and returns when it has come to its end; waits for the route to
   * be installed, as long as the endpoint's {@code timeout} says.
   *
   * @throws LakeException {@link Problem#UNAVAILABLE} if the route is not installed; what a step
   *     threw passes as it is
   * @throws JobInterruptedException if the route is being closed; the thread's interrupt status is
   *     set
   */
  protected final void send(Object job) {
    running.enter();
    boolean ended = false;
    try {
      sendInside(job);
      ended = true;
    } finally {
      running.leave(ended);
    }
  }

  /**
   * Tells whether a loop goes on.
   *
   * <p>Camel asks once more after a step has failed: then nothing more is read.
   *
   * @param elements the exchange property that holds an {@link Interruptible}
   */
  protected static boolean more(Exchange exchange, String elements) {
    return exchange.getException() == null
        && exchange.getProperty(elements, Interruptible.class).hasNext();
  }

  /** Takes the next element of an {@link Interruptible} in an exchange property. */
  protected static Object next(Exchange exchange, String elements) {
    return exchange.getProperty(elements, Interruptible.class).next();
  }

  /** Returns what the block of {@code doTry} threw. */
  protected static Throwable failure(Exchange exchange) {
    return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
  }

  private void sendInside(Object job) {
    ProducerTemplate template = getContext().createProducerTemplate(1);
    try {
      Exchange exchange = template.send(entry, e -> e.getMessage().setBody(job));
      if (exchange.getException() != null) {
        throw unchecked(exchange.getException());
      }
    } finally {
      template.stop();
    }
  }

  private RuntimeException unchecked(Exception failure) {
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return new JobInterruptedException(failure);
    }
    if (failure instanceof CamelExchangeException) {
      return new LakeException(
          Problem.UNAVAILABLE, "no route is installed at " + entry + " to run the job", failure);
    }
    if (failure instanceof RuntimeException exception) {
      return exception;
    }
    return new LakeException(Problem.INTERNAL, "a step of the job failed", failure);
  }
}
