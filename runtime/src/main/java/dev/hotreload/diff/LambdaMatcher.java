package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds out which lambda of a new class version is which live one, and gives new ones names that nothing has.
 *
 * <p>A live lambda object calls the method that it was made with. So the method of the same lambda must keep its live
 * name, and no other lambda may get that name, whatever number the compiler gave it.
 */
public final class LambdaMatcher {
    private final Map<MethodKey, String> names = new HashMap<>();

    private LambdaMatcher() {}

    /**
     * The live names of the new version's lambda methods.
     *
     * @param live the running version, under its live names
     * @param now the new version, as compiled
     * @param isTaken whether the live class has a method of this name
     */
    public static Map<MethodKey, String> match(ClassFile live, ClassFile now, Predicate<String> isTaken) {
        LambdaMatcher matcher = new LambdaMatcher();
        Map<MethodKey, List<String>> contents = Lambda.contents(now);
        List<Lambda> olds = new ArrayList<>(Lambda.of(live));
        List<Lambda> news = new ArrayList<>(Lambda.of(now));
        if (!news.isEmpty() || !contents.isEmpty()) {
            matcher.keepUnused(Lambda.contents(live), contents, olds, news);
            matcher.matchAll(olds, news, RenamedMethods.between(live, now));
            Set<MethodKey> all = new LinkedHashSet<>(contents.keySet());
            news.forEach(lambda -> all.add(lambda.key()));
            matcher.nameOthers(all, isTaken);
        }
        return matcher.names;
    }

    /** Where one of the versions has no use for a lambda, its code is all that it can be known by. */
    private void keepUnused(
            Map<MethodKey, List<String>> live, Map<MethodKey, List<String>> now, List<Lambda> olds, List<Lambda> news) {
        Set<MethodKey> usedInBoth = keys(olds);
        usedInBoth.retainAll(keys(news));
        now.forEach((key, content) -> {
            if (!usedInBoth.contains(key) && content.equals(live.get(key))) {
                names.put(key, key.name());
                olds.removeIf(lambda -> lambda.key().equals(key));
                news.removeIf(lambda -> lambda.key().equals(key));
            }
        });
    }

    private static Set<MethodKey> keys(List<Lambda> lambdas) {
        return lambdas.stream().map(Lambda::key).collect(Collectors.toCollection(HashSet::new));
    }

    private void matchAll(List<Lambda> olds, List<Lambda> news, Map<MethodKey, MethodKey> renamed) {
        news.stream()
                .filter(Lambda::isSerializable)
                .forEach(lambda -> names.put(lambda.key(), lambda.key().name()));
        Map<Lambda, Lambda> oldByNew = new HashMap<>();
        List<Lambda> oldsLeft = new ArrayList<>(olds);
        List<Lambda> newsLeft = new ArrayList<>(news);
        oldsLeft.removeIf(Lambda::isSerializable);
        newsLeft.removeIf(Lambda::isSerializable);
        Set<String> compared = new HashSet<>();
        int before;
        do {
            // A nested lambda can be looked for once the one around it has been found.
            before = oldByNew.size();
            matchWithin(oldsLeft, newsLeft, renamed, compared, oldByNew);
        } while (oldByNew.size() > before);
        matchInOneMethod(oldsLeft, newsLeft, roots(olds, Map.of()), roots(news, renamed), oldByNew);
        oldByNew.forEach((lambda, old) -> names.put(lambda.key(), old.key().name()));
    }

    private static void matchWithin(
            List<Lambda> olds,
            List<Lambda> news,
            Map<MethodKey, MethodKey> renamed,
            Set<String> compared,
            Map<Lambda, Lambda> oldByNew) {
        Map<MethodKey, MethodKey> liveKeys = new HashMap<>(renamed);
        oldByNew.forEach((lambda, old) -> liveKeys.put(lambda.key(), old.key()));
        Map<String, List<Lambda>> groups = new LinkedHashMap<>();
        for (Lambda lambda : news) {
            MethodKey enclosing = liveKeys.getOrDefault(lambda.enclosing(), lambda.enclosing());
            groups.computeIfAbsent(group(lambda, enclosing), group -> new ArrayList<>())
                    .add(lambda);
        }
        groups.keySet().removeAll(compared);
        compared.addAll(groups.keySet());
        groups.forEach((group, members) -> {
            List<Lambda> candidates = new ArrayList<>(olds);
            candidates.removeIf(old -> !group.equals(group(old, old.enclosing())));
            Similarity<Lambda> similarity = new Similarity<>(Lambda::content);
            similarity.pair(candidates, members);
            oldByNew.putAll(similarity.pairs());
        });
        olds.removeAll(oldByNew.values());
        news.removeAll(oldByNew.keySet());
    }

    /** A field's initialiser is in all constructors. */
    private static String group(Lambda lambda, MethodKey enclosing) {
        String method = lambda.place().isEmpty() ? enclosing.toString() : enclosing.name() + " " + lambda.place();
        return method + " " + lambda.kind();
    }

    /** The source's method around each lambda, under its live name; all constructors are one. */
    private static Map<Lambda, String> roots(List<Lambda> lambdas, Map<MethodKey, MethodKey> renamed) {
        Map<Lambda, String> roots = new HashMap<>();
        Lambda.roots(lambdas).forEach((lambda, root) -> {
            MethodKey live = renamed.getOrDefault(root, root);
            roots.put(lambda, live.isConstructor() ? live.name() : live.toString());
        });
        return roots;
    }

    /**
     * Lambdas that were wrapped, unwrapped or moved within their method. One that only looks like another of another
     * method is another, and the live one is gone: it goes on with its last code.
     */
    private static void matchInOneMethod(
            List<Lambda> olds,
            List<Lambda> news,
            Map<Lambda, String> oldRoots,
            Map<Lambda, String> newRoots,
            Map<Lambda, Lambda> oldByNew) {
        Map<String, List<Lambda>> groups = new LinkedHashMap<>();
        for (Lambda lambda : news) {
            groups.computeIfAbsent(newRoots.get(lambda) + ' ' + lambda.kind(), group -> new ArrayList<>())
                    .add(lambda);
        }
        groups.forEach((group, members) -> {
            List<Lambda> candidates = new ArrayList<>(olds);
            candidates.removeIf(old -> !group.equals(oldRoots.get(old) + ' ' + old.kind()));
            Similarity<Lambda> similarity = new Similarity<>(Lambda::content);
            similarity.pairAlike(candidates, members);
            oldByNew.putAll(similarity.pairs());
        });
    }

    private void nameOthers(Set<MethodKey> news, Predicate<String> isTaken) {
        Set<String> used = new HashSet<>(names.values());
        for (MethodKey lambda : news) {
            if (!names.containsKey(lambda)) {
                String name = lambda.name();
                String stem = name.replaceFirst("\\d+$", "");
                for (int number = 0; isTaken.test(name) || !used.add(name); number++) {
                    name = stem + number;
                }
                names.put(lambda, name);
            }
        }
    }
}
