package dev.hotreload.renewal;

import dev.hotreload.api.Maker;
import dev.hotreload.boot.KeepHook;
import dev.hotreload.boot.KeepView;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.handover.KeepAs;
import dev.hotreload.loader.ApplicationLoaders;
import dev.hotreload.reload.KeptObjects;
import dev.hotreload.support.FoundObjects.Found;
import dev.hotreload.support.KeptWish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * The objects that the program keeps for its later generations: those that it names, results of methods, and what its
 * frameworks have.
 *
 * <p>An object that it names is made once. A method runs as ever in the generation that first calls it with some
 * arguments; in later ones, calls with equal arguments get what the first of those calls returned. Code of a generation
 * that has ended, of an object that was kept, goes on with what that generation had.
 *
 * <p>Safe for use by any thread: the application's ask, and one hands over. What is being made while it does so belongs
 * to the generation that ends.
 */
public final class KeptValues implements KeptObjects, KeepView {
    private static final ThreadLocal<@Nullable Call> INNER = new ThreadLocal<>();

    private final KeptMethods methods;
    private volatile Values values = new Values(Map.of());

    /** @param methods those whose results are kept */
    public KeptValues(KeptMethods methods) {
        this.methods = methods;
    }

    /**
     * What one generation has.
     *
     * @param inherited what earlier ones have made
     * @param made what this one has made, and what it has asked for by name
     */
    private record Values(Map<Object, Kept> inherited, Map<Object, Entry> made) {
        Values(Map<Object, Kept> inherited) {
            this(new ConcurrentHashMap<>(inherited), new ConcurrentHashMap<>());
        }
    }

    /** What is made under one key; its monitor is held while something that has a name is made. */
    private static final class Entry {
        volatile @Nullable Kept value;
    }

    /**
     * What there is under a key.
     *
     * @param name for the user
     * @param as how it is handed over if it has objects of the application's classes
     */
    record Kept(String name, @Nullable Object value, KeepAs as) {}

    /** A method and its arguments. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its elements
    record Arguments(String method, @Nullable Object[] values) {

        /**
         * The binary name of the class that the method returns; {@code int} and its like if it returns such a value.
         */
        String result() {
            return Type.getReturnType(method.substring(method.indexOf('('))).getClassName();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Arguments arguments
                    && method.equals(arguments.method)
                    && Arrays.deepEquals(values, arguments.values);
        }

        @Override
        public int hashCode() {
            return 31 * method.hashCode() + Arrays.deepHashCode(values);
        }
    }

    /**
     * What a framework knows an object by.
     *
     * @param word what it calls such objects
     */
    record OfFramework(String word, String name) {}

    /** One call of a method. */
    private static final class Call {
        private final Class<?> owner;
        private final String method;
        private final Arguments key;
        private final Values values;
        private @Nullable Kept result;

        Call(Class<?> owner, String method, Arguments key, Values values) {
            this.owner = owner;
            this.method = method;
            this.key = key;
            this.values = values;
            this.result = values.inherited().get(key);
        }
    }

    /** Has the fronts of methods ask this; the classes of {@code boot} must have been defined. */
    public void install() {
        KeepHook.install(this);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // who asks for a name knows what it gave the name to
    public <T, E extends Exception> T keep(String name, Maker<T, E> maker) throws E {
        Values current = valuesOf(maker.getClass());
        Kept kept = current.inherited().get(name);
        if (kept == null) {
            Entry entry = current.made().computeIfAbsent(name, unknown -> new Entry());
            kept = entry.value;
            if (kept == null) {
                synchronized (entry) {
                    kept = entry.value;
                    if (kept == null) {
                        kept = new Kept(name, maker.make(), methods.ofName(name));
                        entry.value = kept;
                    }
                }
            }
        }
        return (T) kept.value();
    }

    @Override
    public boolean isWoven() {
        return !methods.isEmpty();
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        return methods.weave(internalName, classFile);
    }

    @Override
    public @Nullable Object begin(Class<?> owner, String name, String descriptor, @Nullable Object[] arguments) {
        String method = name + descriptor;
        Call outer = INNER.get();
        if (outer != null) {
            INNER.remove();
            if (outer.owner == owner && outer.method.equals(method)) {
                return null;
            }
        }
        return new Call(
                owner, method, new Arguments(owner.getName() + "." + method, arguments.clone()), valuesOf(owner));
    }

    @Override
    public boolean isMade(Object call) {
        Call current = (Call) call;
        if (current.result == null) {
            INNER.set(current);
        }
        return current.result != null;
    }

    @Override
    public void made(@Nullable Object result, Object call) {
        Call current = (Call) call;
        String name = current.owner.getName();
        int descriptor = current.method.indexOf('(');
        MethodKey method = new MethodKey(current.method.substring(0, descriptor), current.method.substring(descriptor));
        Kept made = new Kept(
                name.substring(name.lastIndexOf('.') + 1).replace('$', '.') + "." + method.name(),
                result,
                methods.ofMethod(name, method));
        current.result = made;
        Entry entry = new Entry();
        entry.value = made;
        current.values.made().putIfAbsent(current.key, entry);
    }

    @Override
    public @Nullable Object value(Object call) {
        Kept result = ((Call) call).result;
        return result == null ? null : result.value();
    }

    @Override
    public List<KeptWish> wishes() {
        return methods.wishes();
    }

    @Override
    public Map<String, Object> inherited(String word) {
        Map<String, Object> inherited = new HashMap<>();
        values.inherited().forEach((key, kept) -> {
            if (key instanceof OfFramework object && object.word().equals(word) && kept.value() != null) {
                inherited.put(object.name(), kept.value());
            }
        });
        return inherited;
    }

    @Override
    public void release(String word, String name) {
        values.inherited().remove(new OfFramework(word, name));
    }

    /** What frameworks have now takes the place of what they had when the program was about to begin again before. */
    void offer(List<Found> objects) {
        Map<Object, Entry> made = values.made();
        made.keySet().removeIf(OfFramework.class::isInstance);
        for (Found found : objects) {
            Entry entry = new Entry();
            entry.value = new Kept(found.name(), found.object(), found.isCopied() ? KeepAs.COPY : KeepAs.PROXY);
            made.put(new OfFramework(found.word(), found.name()), entry);
        }
    }

    /** All that there is by now, under the keys for {@link #handOver}. */
    Map<Object, Kept> all() {
        Map<Object, Kept> all = new ConcurrentHashMap<>(values.inherited());
        values.made().forEach((key, entry) -> {
            Kept made = entry.value;
            if (made != null) {
                all.put(key, made);
            }
        });
        return all;
    }

    /** What the generation of a class has. */
    private Values valuesOf(Class<?> asking) {
        ApplicationLoaders loaders = ApplicationLoaders.of(asking.getClassLoader());
        Values ended = loaders == null ? null : loaders.attached(Values.class);
        return ended == null ? values : ended;
    }

    /**
     * What a later generation needs of what stands under a key: the value, and the arguments if it is that of a method.
     */
    static List<@Nullable Object> needed(Object key, Kept kept) {
        List<@Nullable Object> needed = new ArrayList<>();
        needed.add(kept.value());
        if (key instanceof Arguments arguments) {
            needed.addAll(Arrays.asList(arguments.values()));
        }
        return needed;
    }

    /**
     * Another generation begins, which inherits these as they are.
     *
     * @param ended the loaders of the one that has ended
     */
    void handOver(ApplicationLoaders ended, Map<Object, Kept> inherited) {
        ended.attach(Values.class, values);
        values = new Values(inherited);
    }

    /** The names of what the generation that begins has inherited. */
    List<String> names() {
        return values.inherited().values().stream()
                .map(Kept::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** It inherits these, too. */
    void inherit(Map<Object, Kept> carried) {
        values.inherited().putAll(carried);
    }
}
