package health.tarn.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import health.tarn.api.Principal;
import health.tarn.api.access.Authorization;
import health.tarn.api.access.Authorization.Decision;
import health.tarn.api.access.Interaction;
import health.tarn.api.query.Query;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // A null fails the test by itself.
class AccessTest {

  private static Access of(Authorization authorization) {
    return new Access(authorization, Principal.ANONYMOUS, "default");
  }

  @Test
  void toEverythingIsThatToEachTypeToo() {
    Decision part = new Decision.Permit(new Query.Not(new Query.Compartment("Patient", "1")));
    Access whole = of((principal, store, interaction, type) -> Decision.ALL);
    Access patients =
        of(
            (principal, store, interaction, type) ->
                "Patient".equals(type) && interaction == Interaction.READ ? part : Decision.ALL);
    Access nothing =
        of((principal, store, interaction, type) -> new Decision.Deny("no reason at all"));

    assertThat(whole.permitsAll(Interaction.READ)).isTrue();
    assertThat(patients.permitsAll(Interaction.READ)).isFalse();
    assertThat(patients.permitsAll(Interaction.EXPORT)).isTrue();
    assertThat(nothing.permitsAll(Interaction.READ)).isFalse();
    whole.requireAll(Interaction.READ);
    assertThatThrownBy(() -> patients.requireAll(Interaction.READ))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("a part only");
    assertThatThrownBy(() -> nothing.requireAll(Interaction.READ))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("no reason at all");
  }
}
