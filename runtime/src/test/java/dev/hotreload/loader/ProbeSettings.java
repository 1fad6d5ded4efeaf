package dev.hotreload.loader;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * What a probe's {@code probe.properties} says; every line is optional, and lists are separated by spaces.
 *
 * <p>A part is a folder of the probe: a module, or a library if its name ends in {@code .jar}.
 *
 * @param classPath the parts on the class path in order; {@code app} alone if not given
 * @param build all parts in the order of compilation; the class path from its end if not given
 * @param external jars of {@code target/libraries}, behind the parts on the class path
 * @param signed libraries that are signed
 * @param jvm options of both JVMs, in which <code>{name}</code> stands for a part's or a jar's path
 */
record ProbeSettings(
        List<String> classPath, List<String> build, List<String> external, List<String> signed, List<String> jvm) {

    static ProbeSettings read(Path probe) {
        Properties properties = new Properties();
        Path file = probe.resolve("probe.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<String> classPath = words(properties, "classPath", List.of("app"));
        List<String> reversed = new ArrayList<>(classPath);
        Collections.reverse(reversed);
        return new ProbeSettings(
                classPath,
                words(properties, "build", reversed),
                words(properties, "external", List.of()),
                words(properties, "signed", List.of()),
                words(properties, "jvm", List.of()));
    }

    private static List<String> words(Properties properties, String key, List<String> otherwise) {
        String words = properties.getProperty(key);
        return words == null ? otherwise : List.of(words.trim().split("\\s+"));
    }
}
