package health.tarn.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.ResourceKey;
import health.tarn.crash.Stamp.Mark;
import health.tarn.spi.storage.StoredVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks that each commit is whole, whether it was answered or not: all of its resources are there,
 * with all of their content, and a condition held when it was made.
 */
final class CommitCheck {

  private final StoredLog log;
  private final Set<String> seen = new HashSet<>();
  private final Map<Integer, ResourceKey> once = new HashMap<>();

  CommitCheck(StoredLog log) {
    this.log = log;
  }

  void check() {
    log.commits().values().forEach(this::check);
  }

  private void check(List<StoredVersion> commit) {
    Stamp first = null;
    int counted = 0;
    for (StoredVersion version : commit) {
      byte[] body = version.body();
      if (body == null) {
        counted++;
        once.values().remove(version.key());
        continue;
      }
      Stamp stamp = Stamp.in(body);
      first = first == null ? stamp : first;
      assertThat(stamp.mark()).as("a refused transaction").isNotEqualTo(Mark.REFUSED);
      checkContent(version, stamp, commit);
      checkOnce(version, stamp);
      counted += stamp.mark() == Mark.ONCE ? 0 : 1;
      if (stamp.size() > 0) {
        assertThat(stamp.commit()).as("the one writer of a commit").isEqualTo(first.commit());
      }
    }
    if (first == null) {
      assertThat(commit).as("a delete outside of a transaction").hasSize(1);
    } else if (first.size() > 0) {
      boolean alone = commit.size() == 1 && first.mark() == Mark.ONCE;
      assertThat(alone ? 1 : counted).as("the size of " + first).isEqualTo(first.size());
      assertThat(seen.add(first.commit())).as(first + " is committed once").isTrue();
    }
  }

  private static void checkContent(StoredVersion version, Stamp stamp, List<StoredVersion> commit) {
    byte[] body = Objects.requireNonNull(version.body());
    String expected = Content.of(version.key(), stamp);
    if (stamp.mark() == Mark.LINKED && version.key().type().equals("Observation")) {
      String subject = Content.subjectIn(body);
      assertThat(commit)
          .as("the patient of the same transaction")
          .anyMatch(other -> other.key().toString().equals(subject) && other.version() == 1);
      expected = Content.of("Observation", version.key().id(), stamp, subject);
    }
    assertThat(new String(body, UTF_8)).isEqualTo(expected);
  }

  /** Of the resources with such an identifier there is one at most at any time. */
  private void checkOnce(StoredVersion version, Stamp stamp) {
    if (stamp.mark() == Mark.ONCE) {
      ResourceKey other = once.put(stamp.once(), version.key());
      assertThat(other).as("another resource with the same identifier").isNull();
    }
  }
}
