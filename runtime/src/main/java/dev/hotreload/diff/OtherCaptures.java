package dev.hotreload.diff;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the lambdas and anonymous and local classes that capture other variables than before, or {@code this} and did
 * not. Live objects have not got these, so they go on with their last code.
 */
public final class OtherCaptures {
    private OtherCaptures() {}

    /**
     * The methods with such lambdas.
     *
     * @param now the new version, under live names
     */
    public static Set<MethodKey> lambdas(ClassFile before, ClassFile now) {
        List<Lambda> olds = Lambda.of(before);
        List<Lambda> news = Lambda.of(now);
        Map<Lambda, MethodKey> oldRoots = Lambda.roots(olds);
        Map<Lambda, MethodKey> newRoots = Lambda.roots(news);
        olds.removeIf(lambda -> now.methods().containsKey(lambda.key()));
        news.removeIf(lambda -> before.methods().containsKey(lambda.key()));
        Set<MethodKey> methods = new LinkedHashSet<>();
        for (Lambda old : olds) {
            MethodKey root = oldRoots.get(old);
            boolean isThere = news.stream()
                    .anyMatch(lambda -> lambda.differsByCaptures(old) && Objects.equals(root, newRoots.get(lambda)));
            if (root != null && isThere) {
                methods.add(root);
            }
        }
        return methods;
    }

    /** Whether a class that is gone and one that is new are such. */
    public static boolean isSame(ClassFile gone, ClassFile added) {
        return gone.isNumbered()
                && added.isNumbered()
                && NumberedClass.of(added).differsByCaptures(NumberedClass.of(gone));
    }
}
