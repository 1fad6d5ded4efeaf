package dev.hotreload.maven.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.LaunchSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportsTest {
    private static final String SERVICE = "META-INF/services/dev.hotreload.spi.FrameworkSupport";

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    private Path own;
    private Path library;

    @BeforeEach
    void jars() throws IOException {
        own = jar("own.jar", SupportDescriptor.RESOURCE, """
                framework=Menu
                class=p.MenuSupport
                artifact=org.menu:menu-core
                versions=[2.1,4)
                versions.shown=2.1 to 3
                """);
        library = jar("library.jar", "a.txt", "");
    }

    @Test
    void aFrameworkThatTheApplicationDoesNotHaveNeedsNoSupport() {
        assertThat(of(Map.of("org.other:menu-core", "2.1"), List.of(library))).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aVersionInTheRangeIsSupported() {
        for (String version : List.of("2.1", "2.1.7", "3.9.9")) {
            assertThat(of(Map.of("org.menu:menu-core", version), List.of(library)))
                    .containsExactly(new LaunchSupport("p.MenuSupport", Optional.of(own)));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void anotherVersionIsSaidAndTheApplicationRunsWithout() {
        for (String version : List.of("2.0.9", "4.0")) {
            assertThat(of(Map.of("org.menu:menu-core", version), List.of(library)))
                    .isEmpty();
        }
        assertThat(warnings)
                .containsExactly(
                        "hotreload  Menu follows reloads from version 2.1 to 3; org.menu:menu-core is 2.0.9, so classes"
                                + " reload, and Menu does not notice",
                        "hotreload  Menu follows reloads from version 2.1 to 3; org.menu:menu-core is 4.0, so classes"
                                + " reload, and Menu does not notice");
    }

    @Test
    void supportsOfTheClassPathAreTakenFromJarsAndFromModules() throws IOException {
        Path theirs = jar("theirs.jar", SERVICE, "# of theirs\np.First # comment\n\np.Second\n");
        Path classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve(SERVICE).getParent());
        Files.writeString(classes.resolve(SERVICE), "p.Own\n");

        assertThat(of(Map.of(), List.of(classes, library, theirs, directory.resolve("missing.jar"))))
                .containsExactly(
                        new LaunchSupport("p.Own", Optional.empty()),
                        new LaunchSupport("p.First", Optional.empty()),
                        new LaunchSupport("p.Second", Optional.empty()));
    }

    @Test
    void aDamagedDescriptorIsSaid() throws IOException {
        own = jar("damaged.jar", SupportDescriptor.RESOURCE, "framework=Menu\nversions=[2,\n");

        assertThat(of(Map.of("org.menu:menu-core", "2.1"), List.of())).isEmpty();
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).startsWith("hotreload  the support in " + own + " cannot be read");
    }

    @Test
    void aSupportOfTheJdksOwnIsLoadedIfItsParameterIsSet() throws IOException {
        own = jar("window.jar", SupportDescriptor.RESOURCE, """
                framework=Window
                class=p.WindowSupport
                parameter=ui
                """);

        assertThat(of(Map.of(), List.of())).isEmpty();
        assertThat(new Supports(List.of(own), Set.of("ui"), warnings::add).of(Map.of(), List.of()))
                .containsExactly(new LaunchSupport("p.WindowSupport", Optional.of(own)));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aSupportThatNeedsAParameterAndAnArtifactNeedsBoth() throws IOException {
        own = jar("menu-window.jar", SupportDescriptor.RESOURCE, """
                framework=Menu
                class=p.MenuWindowSupport
                parameter=ui
                artifact=org.menu:menu-window
                versions=[2,3)
                versions.shown=2
                """);
        Supports supports = new Supports(List.of(own), Set.of("ui"), warnings::add);

        assertThat(of(Map.of("org.menu:menu-window", "2"), List.of())).isEmpty();
        assertThat(supports.of(Map.of(), List.of())).isEmpty();
        assertThat(supports.of(Map.of("org.menu:menu-window", "2"), List.of())).hasSize(1);
        assertThat(warnings).isEmpty();
        assertThat(supports.of(Map.of("org.menu:menu-window", "4"), List.of())).isEmpty();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void anotherClassTakesThePlaceOfTheUsualOneIfItsParameterIsSet() throws IOException {
        own = jar("menu.jar", SupportDescriptor.RESOURCE, """
                framework=Menu
                class=p.MenuSupport
                class.redeploy=p.RedeployingSupport
                artifact=org.menu:menu-core
                versions=[2,3)
                versions.shown=2
                """);
        Map<String, String> versions = Map.of("org.menu:menu-core", "2");

        assertThat(of(versions, List.of())).containsExactly(new LaunchSupport("p.MenuSupport", Optional.of(own)));
        assertThat(new Supports(List.of(own), Set.of("ui", "redeploy"), warnings::add).of(versions, List.of()))
                .containsExactly(new LaunchSupport("p.RedeployingSupport", Optional.of(own)));
    }

    private List<LaunchSupport> of(Map<String, String> versions, List<Path> classPath) {
        return new Supports(List.of(own, library), Set.of(), warnings::add).of(versions, classPath);
    }

    private Path jar(String name, String path, String text) throws IOException {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(path));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
