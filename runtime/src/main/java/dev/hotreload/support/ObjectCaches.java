package dev.hotreload.support;

import dev.hotreload.message.NoteTexts;
import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has objects of libraries forget what they found out about classes: mappers, validators.
 *
 * <p>Which ones do that is said in the runtime's resource {@value #RESOURCE}. Each line is {@code class#method()} or
 * {@code class#field}. Static caches are another matter: any library can list those.
 */
final class ObjectCaches implements FrameworkSupport {
    static final String RESOURCE = "META-INF/hotreload/object-caches";

    /**
     * One line of the list.
     *
     * @param className binary name
     * @param member the name of a method or field
     * @param isMethod whether the member is a method
     */
    record Cache(String className, String member, boolean isMethod) {
        private static final String CALL = "()";

        static Cache parse(String line) {
            int hash = line.indexOf('#');
            String member = line.substring(hash + 1);
            boolean isMethod = member.endsWith(CALL);
            return new Cache(
                    line.substring(0, hash),
                    isMethod ? member.substring(0, member.length() - CALL.length()) : member,
                    isMethod);
        }
    }

    private final List<Cache> caches;

    /** @throws UncheckedIOException if the list cannot be read */
    ObjectCaches() {
        this(read());
    }

    ObjectCaches(List<Cache> caches) {
        this.caches = List.copyOf(caches);
    }

    @Override
    public String name() {
        return "Caches";
    }

    @Override
    public Set<String> objects() {
        Set<String> objects = new HashSet<>();
        for (Cache cache : caches) {
            objects.add(cache.className());
        }
        return objects;
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (changes.types().stream().anyMatch(ChangedType::looksDifferent)) {
            for (Object object : following.objects(Object.class)) {
                forget(object, following);
            }
        }
    }

    private void forget(Object object, Following following) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Cache cache : caches) {
                if (cache.className().equals(type.getName())) {
                    try {
                        clear(object, type, cache);
                    } catch (ReflectiveOperationException | RuntimeException e) {
                        following.note(NoteTexts.libraryObjectKept(type.getName(), cache.member(), e));
                    }
                }
            }
        }
    }

    private static void clear(Object object, Class<?> type, Cache cache) throws ReflectiveOperationException {
        if (cache.isMethod()) {
            Method method = type.getDeclaredMethod(cache.member());
            method.setAccessible(true);
            try {
                method.invoke(object);
            } catch (InvocationTargetException e) {
                throw new ReflectiveOperationException(e.getCause());
            }
            return;
        }
        Field field = type.getDeclaredField(cache.member());
        field.setAccessible(true);
        clear(field.get(object));
    }

    private static void clear(@Nullable Object kept) throws ReflectiveOperationException {
        if (kept instanceof Map<?, ?> map) {
            map.clear();
        } else if (kept instanceof Collection<?> collection) {
            collection.clear();
        } else if (kept != null) {
            Method clear = kept.getClass().getMethod("clear");
            clear.setAccessible(true);
            clear.invoke(kept);
        }
    }

    /** Each start of a program reads it: no regular expression, no stream, nothing that must be linked first. */
    private static List<Cache> read() {
        try (InputStream in = ObjectCaches.class.getResourceAsStream("/" + RESOURCE)) {
            if (in == null) {
                throw new IOException("the runtime jar has no " + RESOURCE);
            }
            List<Cache> caches = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int comment = line.indexOf("//");
                String entry = (comment < 0 ? line : line.substring(0, comment)).trim();
                if (!entry.isEmpty()) {
                    caches.add(Cache.parse(entry));
                }
            }
            return caches;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
