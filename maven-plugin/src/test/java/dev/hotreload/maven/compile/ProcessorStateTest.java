package dev.hotreload.maven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an annotation processor keeps in static fields is gone with its compilation, as after {@code mvn compile}. */
class ProcessorStateTest {

    private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";

    /** Writes a class that says how often this class has been used. */
    private static final String PROCESSOR = """
            package q;

            import java.io.*;
            import java.util.Set;
            import javax.annotation.processing.*;
            import javax.lang.model.SourceVersion;
            import javax.lang.model.element.TypeElement;
            import javax.tools.StandardLocation;

            @SupportedAnnotationTypes("*")
            public class Counting extends AbstractProcessor {
                private static int runs;

                @Override
                public synchronized void init(ProcessingEnvironment environment) {
                    super.init(environment);
                    runs++;
                }

                @Override
                public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                    if (round.processingOver()) {
                        return false;
                    }
                    useFiles();
                    if (processingEnv.getElementUtils().getTypeElement("p.Runs") == null) {
                        try (Writer out = processingEnv.getFiler().createSourceFile("p.Runs").openWriter()) {
                            out.write("package p; class Runs { static int runs() { return " + runs + "; } }");
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    return false;
                }

                /** Some processors only want to know where a file would be, some read what is there. */
                private void useFiles() {
                    Filer filer = processingEnv.getFiler();
                    try {
                        filer.createResource(StandardLocation.CLASS_OUTPUT, "", "asked.txt").toUri();
                        CharSequence read = filer.getResource(StandardLocation.CLASS_OUTPUT, "", "read.txt").getCharContent(true);
                        filer.getResource(StandardLocation.SOURCE_PATH, "p", "A.java").toUri();
                        try (Writer out = filer.createResource(StandardLocation.CLASS_OUTPUT, "", "copy.txt").openWriter()) {
                            out.append(read);
                        }
                    } catch (FilerException e) {
                        // A later round.
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public SourceVersion getSupportedSourceVersion() {
                    return SourceVersion.latest();
                }
            }
            """;

    @TempDir
    private Path directory;

    private Path classes;

    @BeforeEach
    void compileTheProcessor() throws IOException {
        classes = directory.resolve("processor");
        Path source = directory.resolve("Counting.java");
        Files.writeString(source, PROCESSOR);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        assertThat(result).isZero();
        Path service = classes.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, "q.Counting\n");
    }

    @Test
    void aProcessorInAJarStartsAnewWithEachSave() throws IOException {
        Path jar = directory.resolve("processor.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of(SERVICE, "q/Counting.class")) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(classes.resolve(name), zip);
            }
        }
        assertThatEachSaveIsTheFirst(jar);
    }

    @Test
    void aProcessorInADirectoryStartsAnewWithEachSave() throws IOException {
        assertThatEachSaveIsTheFirst(classes);
    }

    private void assertThatEachSaveIsTheFirst(Path processor) throws IOException {
        List<String> options = List.of("-g", "--release", "17");
        try (TestReactor reactor = new TestReactor(directory, options, List.of(processor), "text")) {
            Files.createDirectories(reactor.classes("text"));
            for (int save = 1; save <= 3; save++) {
                Files.writeString(reactor.classes("text").resolve("read.txt"), "text " + save);
                reactor.save("text/p/A.java", "package p; class A { int a() { return " + save + " * Runs.runs(); } }");

                assertThat(reactor.compile()).isTrue();
                assertThat(Files.readString(
                                directory.resolve("text/target/generated-sources/annotations/p/Runs.java"),
                                StandardCharsets.UTF_8))
                        .as("save %s", save)
                        .contains("return 1;");
                assertThat(reactor.hasClass("text/asked.txt")).isFalse();
                assertThat(reactor.classes("text").resolve("read.txt")).hasContent("text " + save);
                assertThat(reactor.classes("text").resolve("copy.txt")).hasContent("text " + save);
            }
        }
    }
}
