package dev.hotreload.maven.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLineTest {

    @Test
    void a_wide_line_has_all_keys() {
        assertThat(new KeyLine(false, false).text(200))
                .isEqualTo(" hotreload  s status  p pause  u undo  d diff  n next  b restart  j Java  h help  q quit");
        assertThat(new KeyLine(true, false).text(200))
                .isEqualTo(" hotreload  s status  p pause  u undo  d diff  n next  b restart  r run again  a abort"
                        + "  c go on  e error  j Java  h help  q quit");
    }

    @Test
    void a_narrow_line_has_those_that_are_needed_first() {
        assertThat(new KeyLine(false, false).text(79))
                .isEqualTo(" s status  p pause  u undo  d diff  n next  b restart  j Java  h help  q quit");
        assertThat(new KeyLine(true, false).text(79))
                .isEqualTo(" s status  p pause  u undo  r run again  c go on  e error  h help  q quit");
        assertThat(new KeyLine(true, false).text(30)).isEqualTo(" r run again  h help  q quit");
    }

    @Test
    void a_pause_is_there_in_a_narrow_line_too() {
        assertThat(new KeyLine(true, true).text(60))
                .startsWith(" hotreload is paused")
                .contains("p resume");
    }

    @Test
    void it_is_never_wider_than_the_terminal() {
        assertThat(IntStream.range(0, 150))
                .allSatisfy(
                        width -> assertThat(new KeyLine(true, true).text(width)).hasSizeLessThanOrEqualTo(width));
    }
}
