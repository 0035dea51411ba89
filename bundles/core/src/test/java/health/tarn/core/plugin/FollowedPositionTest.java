package health.tarn.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // A null fails the test by itself.
class FollowedPositionTest {

  @TempDir Path folder;

  @Test
  void isReadAsItWasSavedLast() {
    new FollowedPosition(folder, "ear").save("a", 7);
    new FollowedPosition(folder, "ear").save("a", 8);

    assertThat(new FollowedPosition(folder, "ear").read("a")).isEqualTo(8);
    assertThat(new FollowedPosition(folder, "other").read("a")).isNull();
  }

  @Test
  void ofAnotherStorageDoesNotCount() {
    new FollowedPosition(folder, "ear").save("a", 7);

    assertThat(new FollowedPosition(folder, "ear").read("b")).isNull();
  }

  @Test
  void thatCannotBeReadIsAnErrorThatNamesTheFile() throws IOException {
    new FollowedPosition(folder, "ear").save("a", 7);
    Files.writeString(folder.resolve("followers/ear.position"), "a\nseven\n");

    assertThatThrownBy(() -> new FollowedPosition(folder, "ear").read("a"))
        .hasMessageContaining("ear.position");
  }
}
