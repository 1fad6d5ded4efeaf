package dev.hotreload.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hotreload.launch.JvmOptions;
import dev.hotreload.maven.message.LaunchTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkTest {

    @TempDir
    private Path home;

    @Test
    void the_running_jdk_is_recognised() throws MojoFailureException {
        Jdk jdk = running();

        assertThat(jdk.feature()).isEqualTo(Runtime.version().feature());
        assertThat(jdk.isHotSpot()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "17.0.15, 17", "21-ea, 21", "26, 26"})
    void the_feature_version_is_the_first_number(String version, int feature) throws Exception {
        install("JAVA_VERSION=\"" + version + "\"");

        assertThat(Jdk.at(home)).isEqualTo(new Jdk(home, version, feature, true));
    }

    @Test
    void another_jvm_than_hotspot_is_recognised() throws Exception {
        install("JAVA_VERSION=\"17.0.1\"\nJVM_VARIANT=\"Openj9\"");

        assertThat(Jdk.at(home).isHotSpot()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402", "11.0.2"})
    void an_older_jdk_is_refused(String version) throws IOException {
        install("JAVA_VERSION=\"" + version + "\"");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Jdk.at(home))
                .withMessage(LaunchTexts.jdkTooOld(home, version));
    }

    @Test
    void a_directory_without_jdk_is_refused() {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Jdk.at(home))
                .withMessage(LaunchTexts.noJdk(home));
    }

    @Test
    void a_jdk_without_java_command_is_refused() throws IOException {
        install("JAVA_VERSION=\"17\"");
        Files.delete(new Jdk(home, "17", 17, true).java());

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Jdk.at(home))
                .withMessage(LaunchTexts.noJdk(home));
    }

    @Test
    void a_release_file_without_version_is_refused() throws IOException {
        install("IMPLEMENTOR=\"nobody\"");

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> Jdk.at(home))
                .withMessage(LaunchTexts.unknownJdkVersion(home, ""));
    }

    @Test
    void an_unknown_jvm_is_asked_whether_it_takes_the_flags() throws Exception {
        Jdk jdk = running();
        Jdk newer = new Jdk(jdk.home(), "99", 99, true);

        assertThat(JvmFlags.of(newer)).isEqualTo(JvmOptions.hotSpot());
        assertThat(JvmFlags.accepts(jdk, List.of("-XX:+NobodyKnowsThisFlag"))).isFalse();
    }

    @Test
    void the_users_own_options_come_after_the_flags_and_before_the_runtime() throws Exception {
        Path runtime = Path.of("runtime.jar");
        Path launchFile = Path.of("launch.properties");
        Jdk jdk = running();

        List<String> words = new JvmCommand(
                        jdk, List.of("-Xmx1g", "-Da=b c"), launchFile, runtime, "p.Main", List.of("x", "y z"))
                .words();

        assertThat(words)
                .startsWith(jdk.java().toString())
                .containsSubsequence(JvmOptions.hotSpot())
                .containsSubsequence("-XX:+AllowRedefinitionToAddDeleteMethods", "-Xmx1g", "-Da=b c", "-cp")
                .containsSubsequence(JvmOptions.runtime(runtime, launchFile))
                .endsWith("p.Main", "x", "y z")
                .doesNotContain("-XX:+IgnoreUnrecognizedVMOptions");
    }

    private static Jdk running() throws MojoFailureException {
        return Jdk.at(Path.of(System.getProperty("java.home")));
    }

    private void install(String release) throws IOException {
        Files.writeString(home.resolve("release"), release);
        Path java = new Jdk(home, "", 0, true).java();
        Files.createDirectory(home.resolve("bin"));
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }
}
