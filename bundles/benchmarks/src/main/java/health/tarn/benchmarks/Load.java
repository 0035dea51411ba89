package health.tarn.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks as fast as the answers come: each client is a thread with a connection of its own that sends
 * its next request when it has the answer to the last one.
 */
final class Load {

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final int MOST_REQUESTS = 1_000_000;
  private static final int FIRST_REFUSAL = 300;

  private final Endpoint endpoint;
  private final ProcessProbe server;
  private final Duration time;

  /**
   * @param time how long a round goes on, unless it has sent a million requests before
   */
  Load(Endpoint endpoint, ProcessProbe server, Duration time) {
    this.endpoint = endpoint;
    this.server = server;
    this.time = time;
  }

  /** Warms up for the time of one round, then measures. */
  Rounds run(int clients, Requests requests) throws IOException, InterruptedException {
    round(clients, requests, 0);
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= Rounds.COUNT; number++) {
      rounds.add(round(clients, requests, number));
    }
    return new Rounds(rounds);
  }

  private Round round(int clients, Requests requests, int number)
      throws IOException, InterruptedException {
    List<HttpConnection> connections = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(clients, named());
    try {
      List<Callable<Tally>> work = new ArrayList<>();
      long end = System.nanoTime() + time.toNanos();
      for (int client = 0; client < clients; client++) {
        HttpConnection connection = endpoint.connect(LONGEST_ANSWER);
        connections.add(connection);
        SplittableRandom random = new SplittableRandom((long) number * MOST_REQUESTS + client);
        work.add(() -> ask(connection, requests, random, end, MOST_REQUESTS / clients));
      }
      Stopwatch watch = Stopwatch.start(server);
      List<Future<Tally>> tallies = threads.invokeAll(work);
      Stopwatch.Used used = watch.stop();
      return Tally.together(results(tallies), used);
    } finally {
      threads.shutdownNow();
      for (HttpConnection connection : connections) {
        connection.close();
      }
    }
  }

  private static Tally ask(
      HttpConnection connection,
      Requests requests,
      SplittableRandom random,
      long end,
      int mostRequests)
      throws IOException {
    Tally tally = new Tally();
    long now = System.nanoTime();
    for (int sent = 0; sent < mostRequests && now < end; sent++) {
      byte[] request = requests.next(random);
      long start = System.nanoTime();
      int status = connection.exchange(request);
      now = System.nanoTime();
      tally.add(status < FIRST_REFUSAL, now - start, connection.length());
    }
    return tally;
  }

  private static List<Tally> results(List<Future<Tally>> futures)
      throws IOException, InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    for (Future<Tally> future : futures) {
      try {
        tallies.add(future.get());
      } catch (ExecutionException e) {
        throw new IOException("a client failed: " + e.getCause(), e);
      }
    }
    return tallies;
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return task -> new Thread(task, "tarn-benchmarks-client-" + number.incrementAndGet());
  }
}
