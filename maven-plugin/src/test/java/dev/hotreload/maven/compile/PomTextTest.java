package dev.hotreload.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomTextTest {

    private static final String DEPENDENCY = """
            <dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>1</version></dependency></dependencies>
            """;

    @TempDir
    private Path directory;

    @Test
    void namesDependenciesAndPropertiesThatDiffer() throws IOException {
        Model before = model(DEPENDENCY + "<properties><x>1</x></properties>");

        assertThat(PomText.differences(
                        before, model(DEPENDENCY.replace(">1<", ">2<") + "<properties><y>1</y></properties>")))
                .isEqualTo("dependency g:a 1 -> 2, property x removed, property y added");
    }

    @Test
    void aCommentMakesNoDifference() throws IOException {
        assertThat(PomText.differences(model(DEPENDENCY), model("<!-- why -->" + DEPENDENCY)))
                .isEmpty();
    }

    private Model model(String content) throws IOException {
        Path pom = Files.writeString(directory.resolve("pom.xml"), "<project>" + content + "</project>");
        return PomText.read(pom).orElseThrow();
    }
}
