package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * Finds the methods that were renamed, that have other parameters, or that have all the code that another had: what is
 * in them is what was in the other.
 */
public final class RenamedMethods {
    /** Shorter methods look alike without being the same. */
    private static final int LONG = 12;

    private static final double ENOUGH = 0.6;
    private static final double MOVED = 0.8;

    private final ClassFile live;
    private final ClassFile now;
    private final NumberedClasses liveNumbered;
    private final NumberedClasses nowNumbered;
    private final Map<MethodKey, MethodKey> oldByNew = new HashMap<>();

    private RenamedMethods(ClassFile live, ClassFile now, NumberedClasses liveNumbered, NumberedClasses nowNumbered) {
        this.live = live;
        this.now = now;
        this.liveNumbered = liveNumbered;
        this.nowNumbered = nowNumbered;
    }

    /** The running version's methods, by those of the new version that stand for them. */
    public static Map<MethodKey, MethodKey> between(ClassFile live, ClassFile now) {
        return between(live, now, NumberedClasses.NONE, NumberedClasses.NONE);
    }

    private static Map<MethodKey, MethodKey> between(
            ClassFile live, ClassFile now, NumberedClasses liveNumbered, NumberedClasses nowNumbered) {
        RenamedMethods renamed = new RenamedMethods(live, now, liveNumbered, nowNumbered);
        List<MethodKey> gone = missing(live, now);
        List<MethodKey> added = missing(now, live);
        renamed.pairByName(gone, added);
        renamed.pairWhole(gone, added);
        renamed.pairByCode(gone, added);
        return renamed.oldByNew;
    }

    /**
     * The same, as {@link NumberedClassMatcher} knows what is around a numbered class.
     *
     * @param liveNumbered the numbered classes that {@code live} makes, among others
     * @param nowNumbered those of {@code now}
     */
    public static Map<String, String> enclosing(
            ClassFile live, ClassFile now, Collection<ClassFile> liveNumbered, Collection<ClassFile> nowNumbered) {
        Map<String, String> enclosing = new HashMap<>();
        between(live, now, NumberedClasses.of(liveNumbered), NumberedClasses.of(nowNumbered))
                .forEach((key, old) -> enclosing.put(
                        NumberedClass.enclosing(now.internalName(), key.name() + key.descriptor()),
                        NumberedClass.enclosing(live.internalName(), old.name() + old.descriptor())));
        return enclosing;
    }

    /** What compilers made is not looked at: it has no name of its own. */
    private static List<MethodKey> missing(ClassFile in, ClassFile from) {
        List<MethodKey> missing = new ArrayList<>();
        in.methods().forEach((key, method) -> {
            if ((method.access & Opcodes.ACC_SYNTHETIC) == 0 && !from.methods().containsKey(key)) {
                missing.add(key);
            }
        });
        return missing;
    }

    private void pairByName(List<MethodKey> gone, List<MethodKey> added) {
        for (MethodKey key : List.copyOf(added)) {
            List<MethodKey> olds = named(gone, key.name());
            if (olds.size() == 1 && named(added, key.name()).size() == 1) {
                take(olds.get(0), key, gone, added);
            }
        }
    }

    private static List<MethodKey> named(List<MethodKey> methods, String name) {
        return methods.stream().filter(method -> method.name().equals(name)).toList();
    }

    /** What is the same with the classes that it makes comes before what is only alike. */
    private void pairWhole(List<MethodKey> gone, List<MethodKey> added) {
        for (MethodKey key : List.copyOf(added)) {
            List<String> code = Lambda.whole(now, key);
            List<MethodKey> olds = gone.stream()
                    .filter(old -> isMoved(Lambda.whole(live, old), code))
                    .toList();
            if (olds.size() == 1) {
                take(olds.get(0), key, gone, added);
            }
        }
    }

    private void pairByCode(List<MethodKey> gone, List<MethodKey> added) {
        List<MethodKey> changed = changed();
        List<MethodKey> news = new ArrayList<>(added);
        changed.stream().filter(key -> !Lambda.hasAny(live, key)).forEach(news::add);
        for (MethodKey key : news) {
            List<MethodKey> olds = new ArrayList<>(gone);
            if (added.contains(key)) {
                olds.addAll(changed);
            }
            double best = 0;
            MethodKey bestOld = null;
            for (MethodKey old : olds) {
                double similarity = similarity(old, key, gone.contains(old) && added.contains(key));
                if (similarity > best) {
                    best = similarity;
                    bestOld = old;
                }
            }
            if (bestOld != null) {
                take(bestOld, key, gone, added);
            }
        }
    }

    /** How alike two methods are as a whole, or 0 if not enough. */
    private double similarity(MethodKey old, MethodKey key, boolean isRename) {
        List<String> before = Lambda.whole(live, old);
        List<String> after = Lambda.whole(now, key);
        double similarity = Similarity.of(before, after);
        boolean isEnough = Math.min(before.size(), after.size()) >= LONG
                ? similarity >= (isRename ? ENOUGH : MOVED)
                : isRename ? before.equals(after) : isMoved(before, after);
        return isEnough ? similarity : 0;
    }

    /** Short methods that make an object of some numbered class look alike; what moved has the class with it. */
    private boolean isMoved(List<String> before, List<String> after) {
        return liveNumbered.within(before).equals(nowNumbered.within(after));
    }

    /** Those that both versions have with other code: it may have been moved as a whole, or have come from another. */
    private List<MethodKey> changed() {
        List<MethodKey> changed = new ArrayList<>();
        live.methods().forEach((key, method) -> {
            boolean isSource = (method.access & Opcodes.ACC_SYNTHETIC) == 0
                    && now.methods().containsKey(key)
                    && !key.name().startsWith("<");
            if (isSource && !Lambda.whole(live, key).equals(Lambda.whole(now, key))) {
                changed.add(key);
            }
        });
        return changed;
    }

    private void take(MethodKey old, MethodKey key, List<MethodKey> gone, List<MethodKey> added) {
        oldByNew.put(key, old);
        gone.remove(old);
        added.remove(key);
    }
}
