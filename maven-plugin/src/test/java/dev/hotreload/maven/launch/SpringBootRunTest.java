package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.launch.Hierarchy;
import dev.hotreload.launch.LoopSettings;
import dev.hotreload.maven.control.ControlKind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** What is configured for spring-boot:run, as hotreload:run starts the application. */
class SpringBootRunTest {
    private final Properties properties = new Properties();

    @Test
    void aModuleWithoutThePluginConfiguresNothing() {
        assertThat(SpringBootRun.of(new MavenProject(new Model()), properties)).isEmpty();
    }

    @Test
    void mainClassArgumentsProfilesAndEnvironmentAreTakenOver() throws Exception {
        SpringBootRun run = configured("""
                <mainClass>com.example.Shop</mainClass>
                <arguments><argument>--title=My shop</argument><argument>-v</argument></arguments>
                <jvmArguments>-Xmx1g '-Dname=a b'</jvmArguments>
                <systemPropertyVariables><mode>dev</mode></systemPropertyVariables>
                <profiles><profile>dev</profile><profile>local</profile></profiles>
                <environmentVariables><REGION>north</REGION></environmentVariables>
                <workingDirectory>/data</workingDirectory>
                """);

        assertThat(run.mainClass()).contains("com.example.Shop");
        assertThat(run.notFollowed()).isEmpty();
        LaunchParameters all = own(List.of(), List.of("-Xmx2g"), Map.of("REGION", "south", "A", "b"))
                .over(run);
        assertThat(all.arguments()).containsExactly("--title=My shop", "-v", "--spring.profiles.active=dev,local");
        assertThat(all.jvmArguments()).containsExactly("-Dmode=dev", "-Xmx1g", "-Dname=a b", "-Xmx2g");
        assertThat(all.environment()).isEqualTo(Map.of("REGION", "south", "A", "b"));
        assertThat(all.workingDirectory()).contains(Path.of("/data"));
    }

    @Test
    void ownArgumentsTakeTheirPlaceAndOwnProfiles() throws Exception {
        SpringBootRun run = configured("""
                <arguments><argument>-v</argument></arguments>
                <profiles>dev, local</profiles>
                """);

        assertThat(own(List.of("-q"), List.of(), Map.of()).over(run).arguments())
                .containsExactly("-q", "--spring.profiles.active=dev,local");
        assertThat(own(List.of("--spring.profiles.active=test"), List.of(), Map.of())
                        .over(run)
                        .arguments())
                .containsExactly("--spring.profiles.active=test");
    }

    @Test
    void theCommandLineCountsWhereThePomSaysNothing() throws Exception {
        properties.setProperty("spring-boot.run.main-class", "p.Main");
        properties.setProperty("spring-boot.run.profiles", "dev");
        properties.setProperty("spring-boot.run.arguments", "--a='b c'");
        properties.setProperty("spring-boot.run.jvmArguments", "-Xmx1g");

        SpringBootRun run = configured("<jvmArguments>-Xmx3g</jvmArguments><mainClass>${start-class}</mainClass>");

        assertThat(run.mainClass()).isEmpty();
        assertThat(run.arguments()).containsExactly("--a=b c");
        assertThat(run.profiles()).containsExactly("dev");
        assertThat(run.jvmArguments()).containsExactly("-Xmx3g");
        assertThat(configured("").mainClass()).contains("p.Main");
    }

    @Test
    void whatIsNotFollowedIsNamed() throws Exception {
        assertThat(configured("<agents><agent>a.jar</agent></agents><excludes/>")
                        .notFollowed())
                .containsExactly("agents", "excludes");
    }

    private SpringBootRun configured(String configuration) throws XmlPullParserException, IOException {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.springframework.boot");
        plugin.setArtifactId("spring-boot-maven-plugin");
        plugin.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return SpringBootRun.of(new MavenProject(model), properties).orElseThrow();
    }

    private static LaunchParameters own(
            List<String> arguments, List<String> jvmArguments, Map<String, String> environment)
            throws MojoFailureException {
        return new LaunchParameters(
                arguments,
                jvmArguments,
                environment,
                Optional.empty(),
                List.of(),
                List.of(),
                Duration.ofMillis(10),
                Optional.empty(),
                Path.of("events.jsonl"),
                ControlKind.parse("auto"),
                0,
                Optional.empty(),
                LoopSettings.NONE,
                KeyMode.FALSE,
                false,
                Hierarchy.of("auto"),
                OnRefused.KEEP,
                List.of(),
                true);
    }
}
