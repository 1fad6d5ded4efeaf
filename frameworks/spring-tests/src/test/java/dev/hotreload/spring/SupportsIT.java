package dev.hotreload.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Supports beside the application: ours, and one of its own. */
@ExtendWith(ShopExtension.class)
class SupportsIT {
    private final Shop shop;

    SupportsIT(Shop shop) {
        this.shop = shop;
    }

    @Test
    void theApplicationDoesNotSeeTheSupport() {
        assertThat(shop.get("/seen")).isEqualTo("200 class no, resources [], services []");
    }

    /** As third parties' do, in a module of the application. */
    @Test
    void anotherSupportIsToldAndItsFailureIsSaid() throws IOException {
        shop.sources().replace("app/Seen.java", "// more", "int more;");
        assertThat(shop.reload())
                .contains("{\"framework\":\"Shop\",\"change\":\"added\",\"what\":\"app.Seen CHANGED more\"}");

        shop.sources().put("app/Seen.java", ShopSources.SEEN);
        assertThat(shop.reload())
                .contains("Shop may not have noticed all of this, because its support failed"
                        + " (java.lang.IllegalStateException: gone)");
    }
}
