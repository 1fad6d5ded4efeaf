package dev.hotreload.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.MadeObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MadeObjectsTransformerTest {

    /** A class of a framework. */
    public static class Context {
        final String name;

        public Context() {
            this("default");
        }

        public Context(String name) {
            this.name = name;
            if (name.isEmpty()) {
                return;
            }
            Objects.requireNonNull(name);
        }
    }

    @Test
    void constructorsReportTheirObjectsWhereverTheyEnd() throws Exception {
        List<Object> made = new ArrayList<>();
        MadeObjects.install(made::add);
        String internalName = Context.class.getName().replace('.', '/');
        byte[] changed = Objects.requireNonNull(
                new MadeObjectsTransformer(Set.of(internalName)).changed(internalName, null, bytes(internalName)));
        Class<?> type = new ClassLoader(getClass().getClassLoader()) {
            Class<?> define() {
                return defineClass(Context.class.getName(), changed, 0, changed.length);
            }
        }.define();

        Object early = type.getConstructor(String.class).newInstance("");
        Object late = type.getConstructor().newInstance();

        assertThat(made).containsExactly(early, late, late);
    }

    @Test
    void otherClassesStayAsTheyAre() throws IOException {
        MadeObjectsTransformer transformer = new MadeObjectsTransformer(Set.of("p/Context"));

        assertThat(transformer.changed("p/Other", null, bytes("java/lang/Object")))
                .isNull();
    }

    private static byte[] bytes(String internalName) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
