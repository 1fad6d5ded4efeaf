package com.example.quarkus;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Quarkus' processor lists it and what its documentation says. */
@ConfigMapping(prefix = "quarkus.shop")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface Settings {

    /** The name. */
    @WithDefault("one")
    String name();

    static String show() throws IOException {
        try (InputStream in = Settings.class.getResourceAsStream("/META-INF/quarkus-javadoc.properties")) {
            return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
