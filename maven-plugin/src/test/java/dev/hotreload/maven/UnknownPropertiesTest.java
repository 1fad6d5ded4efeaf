package dev.hotreload.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownPropertiesTest {

    @Test
    void finds_properties_of_the_plugin_that_it_does_not_have() {
        Properties properties = new Properties();
        properties.setProperty("hotreload.mainclass", "p.Main");
        properties.setProperty("hotreload.args", "x");
        properties.setProperty("skipTests", "true");

        assertThat(UnknownProperties.unknown(properties, Set.of("hotreload.args", "hotreload.mainClass")))
                .containsExactly("hotreload.mainclass");
    }
}
