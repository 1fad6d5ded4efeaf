package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.EnumConstants;
import dev.hotreload.content.ClassNames;
import dev.hotreload.diff.ClassDiff;
import dev.hotreload.diff.NumberedClassMatcher;
import dev.hotreload.diff.OtherCaptures;
import dev.hotreload.diff.RenamedMethods;
import dev.hotreload.diff.Renaming;
import dev.hotreload.generation.Generation;
import dev.hotreload.generation.LiveNames;
import dev.hotreload.model.ClassState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Finds out under which names the numbered classes of a change set live.
 *
 * <p>Numbered classes belong to the top level class around them, so only the class files of top level classes one of
 * whose numbered classes changed are looked at.
 */
final class NestNames {
    private final ChangedClassPath classPath;
    private final ParsedFiles parsed;
    private final LiveNames before;
    private final Collection<ClassState> states;
    private final Predicate<String> isLive;
    private final Map<String, String> liveNames = new HashMap<>();
    private final Set<String> affectedFiles = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final List<ClassFile> leftBehind = new ArrayList<>();
    private final List<ClassFile> doubtful = new ArrayList<>();
    private final Function<String, EarlierNest> earlier;
    private final Map<String, MatchedNest> matched = new HashMap<>();

    /** The enums of bodies that live in them (see {@link MergedBodies}), by the bodies' class files. */
    private final Map<String, String> inEnums = new HashMap<>();

    /**
     * Looks at what changes on the class path.
     *
     * @param isLive whether a class of this internal name has been loaded, ever
     * @param earlier the nest of a top level class with which this change is to be matched in place of what runs,
     *     because the last change was a part of it
     */
    NestNames(
            ChangedClassPath classPath,
            ParsedFiles parsed,
            Generation before,
            Predicate<String> isLive,
            Function<String, EarlierNest> earlier) {
        this.earlier = earlier;
        this.classPath = classPath;
        this.parsed = parsed;
        this.before = before.names();
        this.states = before.model().states();
        this.isLive = isLive;
        Set<String> tops = new HashSet<>();
        for (String fileName : classPath.touched()) {
            if (mayBeNumbered(fileName)) {
                tops.add(topOf(fileName));
            }
        }
        tops.forEach(this::match);
    }

    private boolean mayBeNumbered(String fileName) {
        boolean isNested = fileName.indexOf('$') >= 0;
        byte[] bytes = classPath.after(fileName);
        return bytes == null
                ? isNested
                : (isNested && parsed.of(bytes).isNumbered()) || hasConstantsWithBodies(parsed.of(bytes));
    }

    /** Such an enum may give its constants each other's classes, whose files need not have changed. */
    private static boolean hasConstantsWithBodies(ClassFile type) {
        return "java/lang/Enum".equals(type.superName()) && (type.node().access & Opcodes.ACC_FINAL) == 0;
    }

    /** The names once the changes are accepted. */
    ClassNames names() {
        return before.classes().with(liveNames);
    }

    /**
     * The loaded numbered classes with which those of the change were matched, under their live names, by top level
     * class. Others have no objects, and their names may be given to another class.
     */
    Map<String, MatchedNest> matched() {
        return matched;
    }

    /** The loaded numbered classes that no class file stands for any more, because other variables are captured. */
    List<ClassFile> leftBehind() {
        return leftBehind;
    }

    /** The loaded numbered classes that may be one of the change as well as another. */
    List<ClassFile> doubtful() {
        return doubtful;
    }

    /** The class files (names without suffix) that name a class whose live name the change moved. */
    Set<String> affectedFiles() {
        return affectedFiles;
    }

    /** The class files of loaded classes (names without suffix) that the new version has left and does not use. */
    Set<String> left() {
        return left;
    }

    /** The outermost class around a class, by the class files that there are. */
    private String topOf(String internalName) {
        for (int dollar = internalName.indexOf('$'); dollar > 0; dollar = internalName.indexOf('$', dollar + 1)) {
            String prefix = internalName.substring(0, dollar);
            if (classPath.after(prefix) != null || classPath.before(prefix) != null) {
                return prefix;
            }
        }
        return internalName;
    }

    private void match(String top) {
        Map<String, byte[]> old = classPath.beforeStartingWith(top + '$');
        Map<String, byte[]> now = classPath.afterStartingWith(top + '$');
        Set<String> notOf = Leftovers.of(top, classPath.after(top), now, parsed);
        Set<String> werentOf = Leftovers.of(top, classPath.before(top), old, parsed);
        List<ClassFile> olds = new ArrayList<>();
        old.forEach((name, bytes) -> {
            if (!werentOf.contains(name) || isLive.test(before.liveName(name))) {
                addIfNumbered(before.live(bytes), olds);
            }
        });
        addGone(top, olds);
        EarlierNest last = earlier.apply(top);
        Collection<ClassFile> first = last.classes();
        List<ClassFile> running = List.copyOf(olds);
        List<ClassFile> loaded = running.stream()
                .filter(type -> isLive.test(type.internalName()))
                .toList();
        matched.put(
                top,
                new MatchedNest(
                        loaded,
                        NestLines.elsewhere(nest(top, classPath.before(top), old), parsed),
                        NestLines.elsewhere(nest(top, classPath.after(top), now), parsed)));
        List<ClassFile> news = new ArrayList<>();
        Map<String, String> bodies = bodies(top, now);
        List<ClassFile> leftovers = new ArrayList<>();
        now.forEach((name, bytes) -> addIfNumbered(
                inEnums.containsKey(name) ? bytes : Renaming.classes(bytes, inEnums),
                notOf.contains(name) ? leftovers : news));
        leftovers.removeIf(type -> {
            String name = before.liveName(type.internalName());
            boolean keepsIt = !isLive.test(name);
            if (keepsIt) {
                bodies.put(type.internalName(), name);
            }
            return keepsIt;
        });
        leftovers.forEach(type -> left.add(type.internalName()));
        Map<String, String> renamed = renamed(top, running, news);
        Set<String> firstNames = first.stream().map(ClassFile::internalName).collect(Collectors.toSet());
        List<ClassFile> others = new ArrayList<>(olds);
        others.removeIf(type -> firstNames.contains(type.internalName()));
        Names match = (live, known) -> NumberedClassMatcher.match(live, news, leftovers, renamed, known, isLive);
        Map<String, String> names;
        if (!last.isRest()) {
            // What is not as it was before the last change may be as that left it: in a method with another name, say.
            names = match.of(List.of(first, olds), bodies);
        } else {
            Map<String, String> known = new HashMap<>(match.of(List.of(first), bodies));
            known.values().removeIf(name -> !firstNames.contains(name));
            known.putAll(bodies);
            Map<String, String> half = match.of(List.of(others), known);
            names = last.isCertain() ? half : undoubted(match, olds, match.of(List.of(olds), bodies), half, bodies);
            first.stream().filter(type -> isChangedByHalf(type, olds, names)).forEach(doubtful::add);
        }
        classPath.gone().stream().filter(name -> name.startsWith(top + '$')).forEach(name -> liveNames.put(name, name));
        liveNames.putAll(names);
        Stream.concat(first.stream(), others.stream())
                .filter(type -> !names.containsValue(type.internalName()) && isLive.test(type.internalName()))
                .filter(type -> news.stream().anyMatch(compiled -> OtherCaptures.isSame(type, compiled)))
                .forEach(leftBehind::add);
        boolean moved = names.entrySet().stream()
                .anyMatch(name -> !before.liveName(name.getKey()).equals(name.getValue()));
        if (moved) {
            affectedFiles.add(top);
            affectedFiles.addAll(now.keySet());
            affectedFiles.removeAll(notOf);
        }
    }

    /**
     * What is around numbered classes and was renamed.
     *
     * @param olds the numbered classes that run
     * @param news those of the new version
     */
    private Map<String, String> renamed(String top, Collection<ClassFile> olds, Collection<ClassFile> news) {
        Map<String, String> renamed = new HashMap<>();
        Set<String> enclosing = news.stream().map(ClassFile::enclosingClass).collect(Collectors.toSet());
        nest(top, classPath.after(top), classPath.afterStartingWith(top + '$')).forEach((name, file) -> {
            byte @Nullable [] old = enclosing.contains(name) ? classPath.before(name) : null;
            if (old != null && !Arrays.equals(old, file)) {
                renamed.putAll(RenamedMethods.enclosing(parsed.of(before.live(old)), parsed.of(file), olds, news));
            }
        });
        return renamed;
    }

    /** Matches the new version's classes with live ones, in this order, but for those that are known. */
    private interface Names {
        Map<String, String> of(List<? extends Collection<ClassFile>> live, Map<String, String> known);
    }

    /** A loaded class that is gone now, and got other code by the first half. */
    private boolean isChangedByHalf(ClassFile type, List<ClassFile> olds, Map<String, String> names) {
        String name = type.internalName();
        return isLive.test(name)
                && !names.containsValue(name)
                && olds.stream()
                        .anyMatch(old -> old.internalName().equals(name)
                                && !ClassDiff.between(type, old).isEmpty());
    }

    /**
     * A loaded class that is one class if the last change was the first half of this one, and another if it was not, is
     * left as it is.
     *
     * @param whole the live names if it was not, by class files
     * @param half if it was
     */
    private Map<String, String> undoubted(
            Names match,
            List<ClassFile> olds,
            Map<String, String> whole,
            Map<String, String> half,
            Map<String, String> bodies) {
        Map<String, String> same = new HashMap<>(whole);
        same.keySet().removeAll(inDoubt(olds, whole, half));
        same.putAll(bodies);
        return match.of(List.of(), same);
    }

    /** The class files that stand for loaded classes in one of both only. */
    private Set<String> inDoubt(List<ClassFile> olds, Map<String, String> whole, Map<String, String> half) {
        Set<String> inDoubt = new HashSet<>();
        for (ClassFile type : olds) {
            String name = type.internalName();
            Set<String> files = new HashSet<>();
            Stream.of(whole, half)
                    .flatMap(names -> names.entrySet().stream())
                    .filter(entry -> entry.getValue().equals(name))
                    .forEach(entry -> files.add(entry.getKey()));
            boolean isSame =
                    files.stream().allMatch(file -> name.equals(whole.get(file)) && name.equals(half.get(file)));
            if (!isSame && isLive.test(name)) {
                inDoubt.addAll(files);
                doubtful.add(type);
            }
        }
        return inDoubt;
    }

    /** All class files of a nest. */
    private static Map<String, byte[]> nest(String top, byte @Nullable [] bytes, Map<String, byte[]> nested) {
        Map<String, byte[]> nest = new HashMap<>(nested);
        if (bytes != null) {
            nest.put(top, bytes);
        }
        return nest;
    }

    /** The classes of enum constants, by their class files: each constant keeps the class that it has. */
    private Map<String, String> bodies(String top, Map<String, byte[]> now) {
        List<byte[]> files = new ArrayList<>(now.values());
        byte @Nullable [] bytes = classPath.after(top);
        if (bytes != null) {
            files.add(bytes);
        }
        Map<String, String> bodies = new HashMap<>();
        for (byte[] file : files) {
            ClassFile type = parsed.of(file);
            if (EnumConstants.isEnum(type)) {
                Map<String, String> live = liveBodies(type.internalName());
                EnumConstants.bodies(type).forEach((constant, body) -> {
                    String known = live.get(constant);
                    if (known == null ? isFinal(type.internalName()) : known.equals(type.internalName())) {
                        inEnums.put(body, type.internalName());
                    } else if (known != null) {
                        bodies.put(body, known);
                    }
                });
            }
        }
        return bodies;
    }

    /** Whether the JVM holds a class for final, so that an added constant of it is of no other class. */
    private boolean isFinal(String fileName) {
        String internalName = before.liveName(fileName);
        byte[] running = classPath.before(fileName);
        int access = running == null ? 0 : new ClassReader(running).getAccess();
        for (ClassState state : states) {
            access = state.internalName().equals(internalName) ? state.first().node().access : access;
        }
        return isLive.test(internalName) && (access & Opcodes.ACC_FINAL) != 0;
    }

    private Map<String, String> liveBodies(String fileName) {
        String internalName = before.liveName(fileName);
        for (ClassState state : states) {
            if (state.internalName().equals(internalName)) {
                return EnumBodies.ofLive(state);
            }
        }
        byte[] running = classPath.before(fileName);
        return running == null ? Map.of() : EnumBodies.ofRunning(ClassFile.parse(before.live(running)));
    }

    /** Classes that live on though their source is gone; it may come back. */
    private void addGone(String top, List<ClassFile> olds) {
        for (ClassState state : states) {
            if (state.isDeleted()
                    && state.internalName().startsWith(top + '$')
                    && state.current().isNumbered()) {
                olds.add(state.current());
            }
        }
    }

    private void addIfNumbered(byte[] bytes, List<ClassFile> numbered) {
        ClassFile type = parsed.of(bytes);
        if (type.isNumbered()) {
            numbered.add(type);
        }
    }
}
