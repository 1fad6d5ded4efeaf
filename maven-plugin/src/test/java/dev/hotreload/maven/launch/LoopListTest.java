package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.message.ParameterTexts;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class LoopListTest {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"));

    @Test
    void aCommaInParenthesesIsBetweenParameterTypes() throws Exception {
        LoopSettings settings = LoopList.parse(
                "p.A#run(int, String), p.B#run ,,p.C#run()", List.of("p.D#a,p.D#b"), "used", false, "same", SOURCES);

        assertThat(settings.methods())
                .containsExactly("p.D#a", "p.D#b", "p.A#run(int, String)", "p.B#run", "p.C#run()");
        assertThat(settings).isEqualTo(new LoopSettings(settings.methods(), false, false, false, SOURCES));
    }

    @Test
    void withoutMethodsNothingIsLooped() throws Exception {
        assertThat(LoopList.parse("", List.of(), "used", false, "same", List.of()))
                .isEqualTo(LoopSettings.NONE);
    }

    @Test
    void theChoicesAreListed() throws Exception {
        assertThat(LoopList.parse("", List.of(), "any", true, " copy", SOURCES))
                .isEqualTo(new LoopSettings(List.of(), true, true, true, SOURCES));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> LoopList.parse("", List.of(), "all", false, "same", SOURCES))
                .withMessage(ParameterTexts.badChoice("loopOn", "all", List.of("used", "any")));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> LoopList.parse("", List.of(), "used", false, "copies", SOURCES))
                .withMessage(ParameterTexts.badChoice("loop.keep", "copies", List.of("same", "copy")));
    }
}
