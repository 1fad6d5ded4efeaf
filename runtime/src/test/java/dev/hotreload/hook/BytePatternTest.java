package dev.hotreload.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytePatternTest {

    @ParameterizedTest
    @CsvSource({
        "abcab, true",
        "xxabcab, true",
        "abcabxx, true",
        "ababcabc, true",
        "abcaabcab, true",
        "abca, false",
        "'', false",
        "abcac, false",
        "bcabcaabc\u00e9, false",
    })
    void isFoundWhereverItStands(String bytes, boolean isIn) {
        assertThat(new BytePattern("abcab").isIn(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(isIn);
    }
}
