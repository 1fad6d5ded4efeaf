package dev.hotreload.define;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Link;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which classes the bootstrap loader gets. */
class BootClassesTest {

    @Test
    void everyClassOfTheBootPackageIsDefined() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(Link.class.getResource("Link.class"))
                        .toURI())
                .resolveSibling("");
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("package-info.class"))
                    .map(name -> name.replaceFirst("\\.class$", ""))
                    .toList();
            List<String> defined = Stream.of(BootClasses.NAMES, BootClasses.SEATS, BootClasses.INPUT)
                    .flatMap(List::stream)
                    .toList();
            assertThat(defined).containsExactlyInAnyOrderElementsOf(names);
        }
    }
}
