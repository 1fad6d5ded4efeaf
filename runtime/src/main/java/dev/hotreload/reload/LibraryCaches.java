package dev.hotreload.reload;

import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.message.NoteTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has libraries forget what they found out about classes.
 *
 * <p>Which static methods do that is said in resources named {@value #RESOURCE}: in the runtime's own and in those of
 * the application and its libraries. Each line is {@code class#method}; the method takes nothing or a class loader.
 * Libraries that were not loaded have nothing to forget.
 */
final class LibraryCaches {
    static final String RESOURCE = "META-INF/hotreload/caches";

    private final ApplicationLoaders loaders;
    private @Nullable Set<String> methods;

    LibraryCaches(ApplicationLoaders loaders) {
        this.loaders = loaders;
    }

    /**
     * Clears them.
     *
     * @return which could not be cleared, for the user
     */
    List<String> forget() {
        List<String> notes = new ArrayList<>();
        for (String line : methods(notes)) {
            int hash = line.indexOf('#');
            Class<?> type = hash < 0 ? null : loaders.findLibraryClass(line.substring(0, hash));
            if (type != null) {
                try {
                    clear(type, line.substring(hash + 1));
                } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                    notes.add(NoteTexts.libraryKept(line, e));
                }
            }
        }
        return notes;
    }

    private void clear(Class<?> type, String name) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && Modifier.isStatic(method.getModifiers())) {
                Class<?>[] parameters = method.getParameterTypes();
                if (parameters.length == 0) {
                    method.setAccessible(true);
                    method.invoke(null);
                    return;
                } else if (parameters.length == 1 && parameters[0] == ClassLoader.class) {
                    method.setAccessible(true);
                    for (ClassLoader loader : loaders.all()) {
                        method.invoke(null, loader);
                    }
                    return;
                }
            }
        }
        throw new NoSuchMethodException("it has no static " + name + "() or " + name + "(ClassLoader)");
    }

    private Set<String> methods(List<String> notes) {
        Set<String> known = methods;
        if (known == null) {
            known = new LinkedHashSet<>();
            try (InputStream own = LibraryCaches.class.getResourceAsStream("/" + RESOURCE)) {
                read(own, known);
                for (URL url : Collections.list(loaders.library().getResources(RESOURCE))) {
                    try (InputStream in = url.openStream()) {
                        read(in, known);
                    }
                }
            } catch (IOException e) {
                notes.add(NoteTexts.cacheListsUnreadable(RESOURCE, e));
            }
            methods = known;
        }
        return known;
    }

    private static void read(@Nullable InputStream in, Set<String> lines) throws IOException {
        if (in != null) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .map(line -> line.replaceFirst("//.*", "").trim())
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
    }
}
