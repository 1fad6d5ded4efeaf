package dev.hotreload.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotReloadTest {

    @Test
    void withoutTheRuntimeNothingIsReloaded() {
        List<Reload> reloads = new ArrayList<>();
        HotReload.onReload(reloads::add);

        assertThat(HotReload.isActive()).isFalse();
        assertThat(HotReload.generation()).isZero();
        assertThat(reloads).isEmpty();
    }
}
