package health.tarn.core.write;

import static org.assertj.core.api.Assertions.assertThat;

import health.tarn.api.BundleAnswer;
import health.tarn.api.BundleAnswer.Entry;
import health.tarn.api.Problem;
import health.tarn.api.Written;
import health.tarn.core.store.TestLake;
import org.jspecify.annotations.NullUnmarked;

/** Bundles as texts, and what became of their entries. */
@NullUnmarked // A null fails the test by itself.
final class BundleTexts {

  private BundleTexts() {}

  static byte[] batch(String... entries) {
    return bundle("batch", entries);
  }

  static byte[] transaction(String... entries) {
    return bundle("transaction", entries);
  }

  private static byte[] bundle(String type, String... entries) {
    String all = String.join(",", entries);
    return TestLake.json("{'resourceType':'Bundle','type':'" + type + "','entry':[" + all + "]}");
  }

  static String get(String url) {
    return "{'request':{'method':'GET','url':'" + url + "'}}";
  }

  static String delete(String url) {
    return "{'request':{'method':'DELETE','url':'" + url + "'}}";
  }

  static String put(String type, String id, String members) {
    return "{'resource':{'resourceType':'"
        + type
        + "','id':'"
        + id
        + "'"
        + members
        + "},'request':{'method':'PUT','url':'"
        + type
        + "/"
        + id
        + "'}}";
  }

  static String post(String type, String members) {
    return "{'resource':{'resourceType':'"
        + type
        + "'"
        + members
        + "},'request':{'method':'POST','url':'"
        + type
        + "'}}";
  }

  static String postIfNone(String fullUrl, String type, String members, String condition) {
    return "{'fullUrl':'"
        + fullUrl
        + "','resource':{'resourceType':'"
        + type
        + "'"
        + members
        + "},'request':{'method':'POST','url':'"
        + type
        + "','ifNoneExist':'"
        + condition
        + "'}}";
  }

  static Written wrote(BundleAnswer answer, int index) {
    assertThat(answer.entries().get(index)).isInstanceOf(Entry.Wrote.class);
    return ((Entry.Wrote) answer.entries().get(index)).written();
  }

  static void assertFailed(BundleAnswer answer, int index, Problem problem) {
    assertThat(answer.entries().get(index)).isInstanceOf(Entry.Failed.class);
    assertThat(((Entry.Failed) answer.entries().get(index)).problem().problem()).isEqualTo(problem);
  }
}
