package dev.hotreload.maven.compile.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchWriterTest {

    @TempDir
    private Path directory;

    @Test
    void replacesAddsAndDeletes() throws IOException {
        Files.writeString(directory.resolve("A"), "old");
        Files.writeString(directory.resolve("B"), "old");

        write(file("A", "new"), file("p/C", "new"), new FileWrite(directory.resolve("B"), staging(), Optional.empty()));

        assertThat(directory.resolve("A")).hasContent("new");
        assertThat(directory.resolve("p/C")).hasContent("new");
        assertThat(directory.resolve("B")).doesNotExist();
        assertThat(staging()).isEmptyDirectory();
    }

    @Test
    void leavesEverythingAsItWasIfOneFileCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("A"), "old");
        Files.writeString(directory.resolve("B"), "old");
        Files.createDirectories(directory.resolve("C/not empty"));

        assertThatThrownBy(() -> write(
                        file("A", "new"),
                        new FileWrite(directory.resolve("B"), staging(), Optional.empty()),
                        file("D", "new"),
                        file("C", "new")))
                .isInstanceOf(IOException.class);

        assertThat(directory.resolve("A")).hasContent("old");
        assertThat(directory.resolve("B")).hasContent("old");
        assertThat(directory.resolve("D")).doesNotExist();
        assertThat(staging()).isEmptyDirectory();
    }

    private void write(FileWrite... writes) throws IOException {
        try (BatchWriter writer = new BatchWriter(List.of(writes))) {
            writer.commit();
        }
    }

    private FileWrite file(String path, String content) {
        return new FileWrite(directory.resolve(path), staging(), Optional.of(content.getBytes(StandardCharsets.UTF_8)));
    }

    private Path staging() {
        return directory.resolve("staging");
    }
}
