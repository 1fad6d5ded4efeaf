package dev.hotreload.maven.debug.breakpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.debug.application.MethodCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each statement of the versions below is three instructions, on a line of its own. */
class CodeMapTest {

    private static final int LENGTH = 3;

    @Test
    void a_statement_is_found_below_inserted_ones() {
        assertThat(map("abc", "xyabc", 1)).isEqualTo(3);
        assertThat(map("abc", "xyabc", 2)).isEqualTo(4);
        assertThat(map("abc", "abxc", 2)).isEqualTo(3);
    }

    @Test
    void a_statement_is_found_after_others_were_taken_out() {
        assertThat(map("abcd", "ad", 3)).isEqualTo(1);
    }

    @Test
    void a_changed_statement_is_where_it_was_between_its_neighbours() {
        assertThat(map("abc", "axc", 1)).isEqualTo(1);
        assertThat(map("abc", "yzaxc", 1)).isEqualTo(3);
        assertThat(map("ab", "ax", 1)).isEqualTo(1);
    }

    @Test
    void in_place_of_a_statement_that_is_gone_stands_the_next() {
        assertThat(map("abc", "ac", 1)).isEqualTo(1);
        assertThat(map("abc", "ab", 2)).isEqualTo(1);
    }

    @Test
    void the_beginning_stays_the_beginning() {
        assertThat(map("abc", "xabc", 0)).isZero();
    }

    @Test
    void without_line_numbers_the_place_is_kept_if_there_still_is_one() {
        MethodCode bare = new MethodCode(new byte[9], List.of());
        assertThat(new CodeMap(bare, bare).map(6)).isEqualTo(6);
        assertThat(new CodeMap(bare, new MethodCode(new byte[3], List.of())).map(6))
                .isZero();
    }

    private static long map(String before, String after, int statement) {
        return new CodeMap(code(before), code(after)).map((long) statement * LENGTH) / LENGTH;
    }

    /** A statement is {@code sipush} of its letter. */
    private static MethodCode code(String statements) {
        byte[] instructions = new byte[statements.length() * LENGTH];
        List<MethodCode.Line> lines = new ArrayList<>();
        for (int i = 0; i < statements.length(); i++) {
            instructions[i * LENGTH] = 0x11;
            instructions[i * LENGTH + 2] = (byte) statements.charAt(i);
            lines.add(new MethodCode.Line((long) i * LENGTH, 10 + i));
        }
        return new MethodCode(instructions, lines);
    }
}
