package health.tarn.core.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.tarn.api.LakeException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTokensTest {

  private final PageTokens tokens = new PageTokens(new byte[32]);

  @Test
  void tellTheirFieldsToTheOneWhoSealedThem() {
    List<String> fields = List.of(PageTokens.field(17), "", "é after", PageTokens.field(-1));

    List<String> opened = tokens.open("here", tokens.seal("here", fields), 4);

    assertThat(opened).isEqualTo(fields);
    assertThat(PageTokens.number(opened.get(0))).isEqualTo(17);
    assertThat(PageTokens.number(opened.get(3))).isEqualTo(-1);
  }

  @Test
  void tellNobodyElse() {
    String token = tokens.seal("here", List.of(PageTokens.field(123_456), "position"));
    String bytes = new String(Base64.getUrlDecoder().decode(token), ISO_8859_1);

    assertThat(bytes).doesNotContain("position", PageTokens.field(123_456), "123456");
    assertThat(tokens.seal("here", List.of(PageTokens.field(Long.MAX_VALUE), "position")))
        .hasSameSizeAs(token);
  }

  @Test
  void areRefusedElsewhereAndWhenTheyWereChanged() {
    byte[] token = Base64.getUrlDecoder().decode(tokens.seal("here", List.of("a", "b")));

    assertRefused("there", token, 2);
    assertRefused("here", token, 3);
    assertRefused("here", new byte[0], 2);
    assertRefused("here", new byte[16], 1);
    for (int i = 0; i < token.length; i++) {
      token[i] ^= 1;
      assertRefused("here", token, 2);
      token[i] ^= 1;
    }
    assertThat(open("here", token, 2)).containsExactly("a", "b");
  }

  private List<String> open(String context, byte[] token, int fields) {
    return tokens.open(context, Base64.getUrlEncoder().encodeToString(token), fields);
  }

  private void assertRefused(String context, byte[] token, int fields) {
    assertThatThrownBy(() -> open(context, token, fields)).isInstanceOf(LakeException.class);
  }
}
