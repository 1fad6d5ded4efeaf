package dev.hotreload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HotReloadTest {

    @Test
    void withoutTheRuntimeAStepRunsOnce() throws Exception {
        List<String> runs = new ArrayList<>();
        int result = HotReload.loop(() -> {
            runs.add("step");
            return 7;
        });
        HotReload.loop(() -> {
            runs.add("action");
        });

        assertThat(result).isEqualTo(7);
        assertThat(runs).containsExactly("step", "action");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> HotReload.loop(() -> {
                    throw new IOException("on purpose");
                }));
    }

    @Test
    void withoutTheRuntimeNothingIsPatched() throws Exception {
        LivePatches patches = HotReload.patches();

        assertThat(patches.all()).isEmpty();
        patches.revertAll();
        patches.commitAll();
        LivePatch none = new LivePatch(1, "A.java", false);
        for (ThrowingCallable wish : List.<ThrowingCallable>of(
                () -> patches.apply("class A {}"),
                () -> patches.applyMethod("p.A#run", "void run() {}"),
                () -> patches.revert(none),
                () -> patches.commit(none))) {
            assertThatExceptionOfType(PatchException.class)
                    .isThrownBy(wish)
                    .withMessage(
                            "the program does not run under hot reload, so nothing can be patched; start it with mvn"
                                    + " hotreload:run");
        }
    }

    @Test
    void withoutTheRuntimeNothingIsReloaded() {
        List<Reload> reloads = new ArrayList<>();
        HotReload.onReload(reloads::add);

        assertThat(HotReload.isActive()).isFalse();
        assertThat(HotReload.generation()).isZero();
        assertThat(reloads).isEmpty();
    }
}
