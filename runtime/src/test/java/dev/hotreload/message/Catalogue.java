package dev.hotreload.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a class of the catalogue with a table that is to be read from top to bottom. */
final class Catalogue {

    private Catalogue() {}

    /** What the application throws in the tables. */
    static Throwable failure() {
        return new IllegalStateException("no menu");
    }

    /**
     * A row of the table.
     *
     * @param method of the catalogue
     * @param text that it gives
     * @param read what users read
     */
    record Shown(String method, String text, String read) {}

    static Shown shown(String method, String text, String read) {
        return new Shown(method, text, read);
    }

    /** Each text is as it is shown, and each method of the catalogue is. */
    static void check(Class<?> catalogue, Shown... table) {
        Set<String> methods = Arrays.stream(catalogue.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inTable = Stream.of(table).map(Shown::method).collect(Collectors.toCollection(TreeSet::new));
        assertThat(inTable).isEqualTo(methods);
        assertThat(table)
                .allSatisfy(shown -> assertThat(shown.text().replace('\\', '/'))
                        .as(shown.method())
                        .isEqualTo(shown.read()));
    }
}
