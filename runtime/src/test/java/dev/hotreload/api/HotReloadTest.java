package dev.hotreload.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    void withoutTheRuntimeNothingIsReloaded() {
        List<Reload> reloads = new ArrayList<>();
        HotReload.onReload(reloads::add);

        assertThat(HotReload.isActive()).isFalse();
        assertThat(HotReload.generation()).isZero();
        assertThat(reloads).isEmpty();
    }
}
