package dev.hotreload.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.control.PatchWish.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes over the channel comes out as it went in, and is one line. */
class PatchWishTest {

    @Test
    void aWishIsOneLine() {
        for (PatchWish wish : List.of(
                new PatchWish(Action.APPLY, "class Ä {\n\tint a = 1 + 2; // 100 %\n}\n", "", false, List.of()),
                new PatchWish(Action.APPLY, "", "p.A#run(int,String)", true, List.of()),
                PatchWish.of(Action.REVERT, List.of()),
                PatchWish.of(Action.COMMIT, List.of(2, 17)))) {
            assertThat(wish.line()).doesNotContain("\n");
            assertThat(PatchWish.parse(wish.line())).isEqualTo(wish);
        }
    }

    @Test
    void aReplyIsOneLine() {
        for (PatchReply reply :
                List.of(new PatchReply(true, 3, ""), new PatchReply(false, 0, "A.java:1:2: ü\n  there\n"))) {
            assertThat(reply.line()).doesNotContain("\n");
            assertThat(PatchReply.parse(reply.line())).isEqualTo(reply);
        }
    }
}
