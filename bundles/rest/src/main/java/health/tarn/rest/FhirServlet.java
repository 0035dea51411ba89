package health.tarn.rest;

import health.tarn.api.Lake;
import health.tarn.api.Principal;
import health.tarn.api.SearchCall.Parameter;
import health.tarn.api.job.Jobs;
import health.tarn.api.plugin.Plugins;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The one servlet: finds out who asks and for what, has an {@link Endpoint} answer, and sends the
 * answer or what stood in its way. {@code /fhir} is the default data store, {@code
 * /datastore/{id}/r4} any other, {@code /datastore} their control.
 */
@Component(
    service = Servlet.class,
    configurationPid = "health.tarn.rest",
    property = {
      "osgi.http.whiteboard.servlet.name=health.tarn.rest",
      "osgi.http.whiteboard.servlet.pattern=/fhir/*",
      "osgi.http.whiteboard.servlet.pattern=/datastore/*"
    })
@Designate(ocd = RestConfig.class)
public final class FhirServlet implements Servlet {

  private static final int FIRST_REFUSAL = 400;

  private final Endpoints endpoints;
  private final PrincipalSource principals;
  private final BodyBudget budget;
  private final ReplySender sender;
  private final @Nullable String baseUrl;
  private @Nullable ServletConfig servletConfig;

  @Activate
  public FhirServlet(
      @Reference(name = "lake") Lake lake,
      @Reference(name = "jobs") Jobs jobs,
      @Reference(name = "plugins") Plugins plugins,
      BundleContext context,
      RestConfig config) {
    this(
        lake,
        jobs,
        plugins,
        RestSettings.of(config),
        new AnonymousOnLoopback(),
        context.getBundle().getVersion().toString());
  }

  FhirServlet(
      Lake lake,
      Jobs jobs,
      Plugins plugins,
      RestSettings settings,
      PrincipalSource principals,
      String version) {
    this.endpoints =
        Offer.endpoints(
            lake, jobs, plugins, settings, version, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    this.principals = principals;
    this.budget = new BodyBudget(settings.maxInflightBytes());
    this.sender = new ReplySender(settings.gzipMinBytes(), settings.gzipLevel());
    this.baseUrl = settings.baseUrl();
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) throws IOException {
    HttpServletRequest http = (HttpServletRequest) request;
    Method method = Method.of(http.getMethod());
    Form form = Form.plain(http, method);
    Reply reply;
    try (RequestBody body = new RequestBody(http, budget)) {
      try {
        Principal principal = principals.principal(http);
        List<Parameter> parameters = QueryString.parse(http.getQueryString());
        Route route = Router.route(http.getServletPath(), http.getPathInfo());
        if (!route.place().hasOwnForms()) {
          form = form.with(http, parameters);
        }
        reply = endpoints.answer(taken(http, method, route, form, parameters, principal, body));
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        reply = Failures.reply(e, http.getMethod());
      }
      if (reply.status() >= FIRST_REFUSAL && !body.discard() && isHttp1(http)) {
        reply.header("Connection", "close");
      }
    }
    Form other = reply.form();
    sender.send(reply, other == null ? form : other, (HttpServletResponse) response);
  }

  private FhirRequest taken(
      HttpServletRequest http,
      Method method,
      Route route,
      Form form,
      List<Parameter> parameters,
      Principal principal,
      RequestBody body) {
    List<Parameter> asked =
        route.place().hasOwnForms() ? parameters : FhirRequest.withoutForm(parameters);
    return new FhirRequest(
        http,
        method,
        route,
        server(http) + http.getContextPath() + route.root(),
        form,
        asked,
        Preferences.of(http),
        principal,
        body);
  }

  private static boolean isHttp1(HttpServletRequest http) {
    return http.getProtocol().startsWith("HTTP/1");
  }

  private String server(HttpServletRequest http) {
    if (baseUrl != null) {
      return baseUrl;
    }
    String host = http.getHeader("Host");
    return http.getScheme()
        + "://"
        + (host == null ? http.getServerName() + ':' + http.getServerPort() : host);
  }

  @Override
  public void init(ServletConfig config) {
    this.servletConfig = config;
  }

  @Override
  public @Nullable ServletConfig getServletConfig() {
    return servletConfig;
  }

  @Override
  public String getServletInfo() {
    return "Tarn, FHIR R4";
  }

  @Override
  public void destroy() {
    // Nothing is held: the lake belongs to others.
  }
}
