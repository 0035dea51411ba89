package health.tarn.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static final long STOP_SECONDS = 5;

  private final DefaultCamelContext camel =
      HostedContext.start(new SimpleRegistry(), getClass().getClassLoader(), STOP_SECONDS);
  private final Routes routes = new Routes(camel, STOP_SECONDS);

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Nested
  class Installing {
    @Test
    void runsTheRoutes() {
      routes.install("a", answering("a-entry", "direct:a", "one"));

      assertThat(ask("direct:a")).isEqualTo("one");
    }

    @Test
    void refusesATakenIdAndLeavesTheRunningRoute() {
      routes.install("a", answering("entry", "direct:a", "one"));

      assertThatThrownBy(() -> routes.install("b", answering("entry", "direct:b", "two")))
          .isInstanceOf(RoutesRefusedException.class)
          .hasMessageContaining("route id entry is taken");
      assertThat(ask("direct:a")).isEqualTo("one");
      assertThat(camel.getRoutes()).hasSize(1);
    }

    @Test
    void refusesAnIdThatOneOwnerUsesTwice() {
      RouteSource twice =
          () -> List.of(answer("same", "direct:a", "1"), answer("same", "direct:b", "2"));

      assertThatThrownBy(() -> routes.install("a", twice))
          .hasMessageContaining("route id same is taken");
      assertThat(camel.getRoutes()).isEmpty();
    }

    @Test
    void removesHalfAddedRoutes() {
      RouteSource half =
          () -> List.of(answer("good", "direct:good", "1"), answer("bad", "nosuch:thing", "2"));

      assertThatThrownBy(() -> routes.install("a", half)).hasMessageContaining("nosuch");
      assertThat(camel.getRoutes()).isEmpty();
      assertThat(camel.getRouteDefinitions()).isEmpty();

      routes.install("b", answering("good", "direct:good", "3"));
      assertThat(ask("direct:good")).isEqualTo("3");
    }

    @Test
    void leavesOthersRunningWhenABuilderThrows() {
      routes.install("a", answering("a-entry", "direct:a", "one"));
      RouteSource broken =
          () -> {
            throw new IllegalStateException("no such file");
          };

      assertThatThrownBy(() -> routes.install("b", broken)).hasMessageContaining("no such file");
      assertThat(ask("direct:a")).isEqualTo("one");
    }
  }

  @Nested
  class Updating {
    @Test
    void replacesAllRoutesOfTheOwner() {
      routes.install("a", answering("entry", "direct:old", "one"));
      routes.install("a", answering("entry", "direct:new", "two"));

      assertThat(ask("direct:new")).isEqualTo("two");
      assertThat(camel.getRoutes()).hasSize(1);
    }

    @Test
    void keepsTheOldRoutesWhenTheNewDoNotStart() {
      routes.install("a", answering("entry", "direct:a", "one"));

      assertThatThrownBy(() -> routes.install("a", answering("entry", "nosuch:thing", "two")))
          .isInstanceOf(RoutesRefusedException.class);
      assertThat(ask("direct:a")).isEqualTo("one");
      assertThat(camel.getRoutes()).hasSize(1);
    }
  }

  @Nested
  class Uninstalling {
    @Test
    void removesTheRoutesAndFreesTheirIds() {
      routes.install("a", answering("entry", "direct:a", "one"));
      routes.uninstall("a");
      assertThat(camel.getRoutes()).isEmpty();

      routes.install("b", answering("entry", "direct:a", "two"));
      assertThat(ask("direct:a")).isEqualTo("two");
    }

    @Test
    void ofAnUnknownOwnerChangesNothing() {
      routes.install("a", answering("entry", "direct:a", "one"));
      routes.uninstall("nobody");

      assertThat(ask("direct:a")).isEqualTo("one");
    }

    @Test
    void removesTemplatesToo() {
      RouteSource template =
          () ->
              List.of(
                  new RouteBuilder() {
                    @Override
                    public void configure() {
                      routeTemplate("greeting").from("direct:t").setBody(constant("hello"));
                      templatedRoute("greeting").routeId("greeting-1");
                    }
                  });
      routes.install("a", template);
      assertThat(ask("direct:t")).isEqualTo("hello");

      assertThatThrownBy(() -> routes.install("b", answering("greeting-1", "direct:b", "x")))
          .hasMessageContaining("greeting-1 is taken");
      routes.uninstall("a");

      assertThat(camel.getRouteTemplateDefinitions()).isEmpty();
      assertThat(camel.getRoutes()).isEmpty();
    }
  }

  private String ask(String endpoint) {
    return camel.createProducerTemplate().requestBody(endpoint, "", String.class);
  }

  private static RouteSource answering(String id, String from, String answer) {
    return () -> List.of(answer(id, from, answer));
  }

  private static RouteBuilder answer(String id, String from, String answer) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(from).routeId(id).setBody(constant(answer));
      }
    };
  }
}
