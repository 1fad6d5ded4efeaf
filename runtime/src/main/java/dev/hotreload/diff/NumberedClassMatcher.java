package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;

/**
 * Finds out which anonymous or local class of a new version is which live one, and gives new ones names that nothing
 * has.
 *
 * <p>A synthetic class that only holds tables (such as a switch's map of enum constants) has no objects to keep; one
 * that changed gets a new name, so that its tables are filled again.
 */
public final class NumberedClassMatcher {
    private final Map<String, String> liveNames = new HashMap<>();

    private NumberedClassMatcher() {}

    /**
     * The live names of the new version's numbered classes, by the names of their class files.
     *
     * @param live the live numbered classes of one nest, under their live names: those that are to be matched first,
     *     then those that may be what is left
     * @param now the new version's, as compiled
     * @param leftovers class files that the new version has left and does not use: they are none of the live ones
     * @param renamed what is around classes of the running version, by the same of the new version ({@link
     *     RenamedMethods})
     * @param known pairs that are known otherwise: live names by the names of class files; neither is matched to others
     * @param isTaken whether a live class has this name, or had it
     */
    public static Map<String, String> match(
            List<? extends Collection<ClassFile>> live,
            Collection<ClassFile> now,
            Collection<ClassFile> leftovers,
            Map<String, String> renamed,
            Map<String, String> known,
            Predicate<String> isTaken) {
        NumberedClassMatcher matcher = new NumberedClassMatcher();
        matcher.liveNames.putAll(known);
        List<ClassFile> news = new ArrayList<>(now);
        news.removeIf(type -> isConstantsBody(type) || known.containsKey(type.internalName()));
        List<NumberedClass> left = new ArrayList<>();
        numbered(news).forEach(type -> left.add(type.within(renamed)));
        List<List<NumberedClass>> all =
                live.stream().map(NumberedClassMatcher::numbered).toList();
        for (List<NumberedClass> candidates : all) {
            matcher.matchAll(matcher.unmatched(candidates), left);
        }
        for (List<NumberedClass> candidates : all) {
            matcher.pairWithMoreCaptured(matcher.unmatched(candidates), left);
        }
        matcher.nameOthers(now, isTaken);
        matcher.nameOthers(leftovers, isTaken);
        return matcher.liveNames;
    }

    private List<NumberedClass> unmatched(List<NumberedClass> live) {
        Set<String> matched = new HashSet<>(liveNames.values());
        List<NumberedClass> olds = new ArrayList<>(live);
        olds.removeIf(old ->
                isConstantsBody(old.type()) || matched.contains(old.type().internalName()));
        return olds;
    }

    /** The class of an enum's constant is known by the constant, not by what it is like. */
    private static boolean isConstantsBody(ClassFile type) {
        return (type.node().access & Opcodes.ACC_ENUM) != 0 && !EnumConstants.isEnum(type);
    }

    /** Outer ones first, then in the order of the compiler's numbers. */
    private static List<NumberedClass> numbered(Collection<ClassFile> classes) {
        List<ClassFile> sorted = new ArrayList<>(classes);
        sorted.sort((one, other) -> {
            String a = one.internalName();
            String b = other.internalName();
            return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
        });
        return sorted.stream().map(NumberedClass::of).toList();
    }

    private void matchAll(List<NumberedClass> olds, List<NumberedClass> newsLeft) {
        List<NumberedClass> oldsLeft = new ArrayList<>(olds);
        for (List<NumberedClass> members : groups(newsLeft, type -> kindOf(type) + ' ' + type.enclosing())) {
            List<NumberedClass> candidates = candidates(oldsLeft, members.get(0));
            candidates.removeIf(old -> !old.enclosing().equals(members.get(0).enclosing()));
            Similarity<NumberedClass> similarity = new Similarity<>(NumberedClass::content);
            similarity.pair(candidates, new ArrayList<>(members));
            paired(similarity, oldsLeft, newsLeft);
        }
        for (List<NumberedClass> members : groups(newsLeft, type -> kindOf(type) + ' ' + type.outerInstance())) {
            List<NumberedClass> candidates = candidates(oldsLeft, members.get(0));
            candidates.removeIf(old -> !old.mayHaveOuterInstanceOf(members.get(0)));
            Similarity<NumberedClass> similarity = new Similarity<>(NumberedClass::content);
            similarity.pairEqual(candidates, new ArrayList<>(members));
            paired(similarity, oldsLeft, newsLeft);
        }
    }

    /**
     * Pairs what is at the same place, though it captures other variables: a live object has all that the new code uses
     * of them. Eclipse's compiler does not keep what only a constructor uses, javac does.
     */
    private void pairWithMoreCaptured(List<NumberedClass> olds, List<NumberedClass> news) {
        for (List<NumberedClass> members :
                groups(news, type -> type.kind() + ' ' + type.used() + ' ' + type.enclosing())) {
            NumberedClass first = members.get(0);
            List<NumberedClass> candidates = new ArrayList<>(olds);
            candidates.removeIf(old -> !old.kind().equals(first.kind())
                    || !old.enclosing().equals(first.enclosing())
                    || !old.hasWhatIsUsedBy(first));
            Similarity<NumberedClass> similarity = new Similarity<>(NumberedClass::content);
            similarity.pair(candidates, new ArrayList<>(members));
            paired(similarity, olds, news);
        }
    }

    private static String kindOf(NumberedClass type) {
        return type.kind() + ' ' + type.captured();
    }

    private static Collection<List<NumberedClass>> groups(
            List<NumberedClass> news, Function<NumberedClass, String> groupOf) {
        Map<String, List<NumberedClass>> groups = new LinkedHashMap<>();
        news.forEach(type -> groups.computeIfAbsent(groupOf.apply(type), group -> new ArrayList<>())
                .add(type));
        return groups.values();
    }

    private static List<NumberedClass> candidates(List<NumberedClass> olds, NumberedClass now) {
        List<NumberedClass> candidates = new ArrayList<>(olds);
        candidates.removeIf(
                old -> !old.kind().equals(now.kind()) || !old.captured().equals(now.captured()));
        return candidates;
    }

    private void paired(Similarity<NumberedClass> similarity, List<NumberedClass> olds, List<NumberedClass> news) {
        similarity.pairs().forEach((now, old) -> {
            olds.remove(old);
            news.remove(now);
            if (!isChangedTable(old, now)) {
                liveNames.put(now.type().internalName(), old.type().internalName());
            }
        });
    }

    private static boolean isChangedTable(NumberedClass old, NumberedClass now) {
        boolean isSynthetic = (now.type().node().access & Opcodes.ACC_SYNTHETIC) != 0;
        return isSynthetic && !old.content().equals(now.content());
    }

    private void nameOthers(Collection<ClassFile> news, Predicate<String> isTaken) {
        Set<String> used = new HashSet<>(liveNames.values());
        for (ClassFile type : news) {
            String fileName = type.internalName();
            if (!liveNames.containsKey(fileName)) {
                String name = fileName;
                for (int number = 1; isTaken.test(name) || !used.add(name); number++) {
                    name = renumbered(fileName, number);
                }
                liveNames.put(fileName, name);
            }
        }
    }

    /** {@code Outer$1Local} with another number. */
    private static String renumbered(String internalName, int number) {
        int dollar = internalName.lastIndexOf('$');
        return internalName.substring(0, dollar + 1)
                + number
                + internalName.substring(dollar + 1).replaceFirst("^\\d+", "");
    }
}
