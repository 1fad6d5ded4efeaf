package dev.hotreload.benchmarks.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
class ChangeTest {

    @ParameterizedTest
    @EnumSource
    void everySubjectAnswersItsVersion(Change change, @TempDir Path directory) throws Exception {
        for (int version : new int[] {0, 1, 7}) {
            Path classes = change.sources(version).compile(directory.resolve(Integer.toString(version)));
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
                for (String subject : change.subjects()) {
                    IntSupplier answer = (IntSupplier) loader.loadClass(Change.PACKAGE + "." + subject)
                            .getConstructor()
                            .newInstance();
                    assertThat(answer.getAsInt()).as(subject).isEqualTo(version);
                }
            }
        }
    }
}
