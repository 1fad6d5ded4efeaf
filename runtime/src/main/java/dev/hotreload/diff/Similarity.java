package dev.hotreload.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pairs the old and new versions of things that have no names of their own (lambdas, anonymous classes).
 *
 * <p>Equal ones are paired first, in order as far as possible. They divide the rest into gaps; within a gap similar
 * ones are paired, the most similar first, and what is left over there is paired if there is one of each: then it is
 * the same place with other code. What moved out of its gap must be very similar. What could be one as well as another
 * is neither.
 *
 * @param <T> the things; their content is a list of words
 */
final class Similarity<T> {
    private static final double ENOUGH = 0.4;
    /** For what stands elsewhere. */
    private static final double VERY = 0.8;

    private final Function<T, List<String>> content;
    private final Map<T, T> oldByNew = new HashMap<>();
    /** Those that are equal and in order. */
    private final List<T> anchors = new ArrayList<>();

    Similarity(Function<T, List<String>> content) {
        this.content = content;
    }

    /** The old version of each new one that has one. */
    Map<T, T> pairs() {
        return oldByNew;
    }

    /** Pairs what is similar or stands alone; both lists in source order, paired ones are taken out of them. */
    void pair(List<T> olds, List<T> news) {
        List<T> allOlds = List.copyOf(olds);
        List<T> allNews = List.copyOf(news);
        pairEqual(olds, news);
        int oldFrom = 0;
        int newFrom = 0;
        for (T anchor : anchors) {
            int oldTo = allOlds.indexOf(Objects.requireNonNull(oldByNew.get(anchor)));
            int newTo = allNews.indexOf(anchor);
            pairInGap(allOlds.subList(oldFrom, oldTo), allNews.subList(newFrom, newTo), olds, news);
            oldFrom = oldTo + 1;
            newFrom = newTo + 1;
        }
        pairInGap(allOlds.subList(oldFrom, allOlds.size()), allNews.subList(newFrom, allNews.size()), olds, news);
        pairSimilar(olds, news, VERY);
    }

    private void pairInGap(List<T> gapOlds, List<T> gapNews, List<T> olds, List<T> news) {
        List<T> oldsLeft = new ArrayList<>(gapOlds);
        oldsLeft.retainAll(olds);
        List<T> newsLeft = new ArrayList<>(gapNews);
        newsLeft.retainAll(news);
        pairSimilar(oldsLeft, newsLeft, ENOUGH);
        if (oldsLeft.size() == 1 && newsLeft.size() == 1) {
            take(oldsLeft, newsLeft, 0, 0);
        }
        olds.removeAll(oldByNew.values());
        news.removeAll(oldByNew.keySet());
    }

    /** Pairs only what is equal or very similar. */
    void pairAlike(List<T> olds, List<T> news) {
        pairEqual(olds, news);
        pairSimilar(olds, news, VERY);
    }

    /** Pairs only what is equal. */
    void pairEqual(List<T> olds, List<T> news) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        IdentityHashMap<T, Integer> known = new IdentityHashMap<>();
        Stream.concat(olds.stream(), news.stream())
                .forEach(one -> known.put(one, numbers.computeIfAbsent(content.apply(one), key -> numbers.size())));
        BiPredicate<T, T> equal = (one, other) -> Objects.equals(known.get(one), known.get(other));
        pairInOrder(olds, news, equal);
        for (int n = 0; n < news.size(); n++) {
            for (int o = 0; o < olds.size(); o++) {
                if (equal.test(olds.get(o), news.get(n))) {
                    take(olds, news, o, n--);
                    break;
                }
            }
        }
    }

    /** The longest common subsequence: whatever was inserted or taken out, the rest keeps its order. */
    private void pairInOrder(List<T> olds, List<T> news, BiPredicate<T, T> equal) {
        int[][] length = new int[olds.size() + 1][news.size() + 1];
        for (int o = olds.size() - 1; o >= 0; o--) {
            for (int n = news.size() - 1; n >= 0; n--) {
                length[o][n] = equal.test(olds.get(o), news.get(n))
                        ? length[o + 1][n + 1] + 1
                        : Math.max(length[o + 1][n], length[o][n + 1]);
            }
        }
        List<T> pairedOlds = new ArrayList<>();
        List<T> pairedNews = new ArrayList<>();
        int o = 0;
        int n = 0;
        while (o < olds.size() && n < news.size()) {
            if (equal.test(olds.get(o), news.get(n)) && length[o][n] == length[o + 1][n + 1] + 1) {
                pairedOlds.add(olds.get(o++));
                pairedNews.add(news.get(n++));
            } else if (length[o + 1][n] >= length[o][n + 1]) {
                o++;
            } else {
                n++;
            }
        }
        for (int i = 0; i < pairedOlds.size(); i++) {
            oldByNew.put(pairedNews.get(i), pairedOlds.get(i));
        }
        anchors.addAll(pairedNews);
        olds.removeAll(pairedOlds);
        news.removeAll(pairedNews);
    }

    private void pairSimilar(List<T> olds, List<T> news, double enough) {
        boolean sameCount = olds.size() == news.size();
        double[][] similarity = similarities(olds, news);
        List<Integer> oldsLeft = indexes(olds.size());
        List<Integer> newsLeft = indexes(news.size());
        while (!olds.isEmpty() && !news.isEmpty()) {
            double best = -1;
            int bestOld = 0;
            int bestNew = 0;
            boolean isAmbiguous = false;
            for (int n = 0; n < news.size(); n++) {
                double[] ofNew = similarity[newsLeft.get(n)];
                for (int o = 0; o < olds.size(); o++) {
                    double found = ofNew[oldsLeft.get(o)];
                    if (found > best) {
                        best = found;
                        bestOld = o;
                        bestNew = n;
                        isAmbiguous = false;
                    } else if (found == best && (o == bestOld || n == bestNew)) {
                        isAmbiguous = true;
                    }
                }
            }
            if (best < enough || (isAmbiguous && !sameCount)) {
                return;
            }
            take(olds, news, bestOld, bestNew);
            oldsLeft.remove(bestOld);
            newsLeft.remove(bestNew);
        }
    }

    /** Each new one with each old one, once: many of one method are compared with each other. */
    private double[][] similarities(List<T> olds, List<T> news) {
        WordCounts words = new WordCounts();
        List<int[]> oldWords =
                olds.stream().map(old -> words.of(content.apply(old))).toList();
        double[][] similarity = new double[news.size()][olds.size()];
        for (int n = 0; n < news.size(); n++) {
            int[] ofNew = words.of(content.apply(news.get(n)));
            for (int o = 0; o < olds.size(); o++) {
                similarity[n][o] = WordCounts.similarity(oldWords.get(o), ofNew);
            }
        }
        return similarity;
    }

    private static List<Integer> indexes(int count) {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indexes.add(i);
        }
        return indexes;
    }

    private void take(List<T> olds, List<T> news, int old, int now) {
        oldByNew.put(news.remove(now), olds.remove(old));
    }

    /** Shared words over all words (Dice), from 0 to 1. */
    static double of(List<String> one, List<String> other) {
        WordCounts words = new WordCounts();
        return WordCounts.similarity(words.of(one), words.of(other));
    }
}
