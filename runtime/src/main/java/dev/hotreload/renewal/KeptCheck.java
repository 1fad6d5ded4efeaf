package dev.hotreload.renewal;

import dev.hotreload.handover.CannotBeKept;
import dev.hotreload.message.RenewalTexts;
import dev.hotreload.renewal.KeptValues.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which kept objects another generation can use, and how: as they are, if none of the objects that they lead to is of a
 * class that goes; or handed over.
 *
 * @param asTheyAre by their keys
 * @param handedOver those that must be handed over, likewise
 * @param notKept why the others are not, a sentence each
 * @param objects all objects that those of the first two kinds lead to
 */
record KeptCheck(Map<Object, Kept> asTheyAre, Map<Object, Kept> handedOver, List<String> notKept, Set<Object> objects) {

    static KeptCheck of(Map<Object, Kept> all, KeptHandover handover) {
        Map<Object, Kept> asTheyAre = new HashMap<>();
        Map<Object, Kept> handedOver = new HashMap<>();
        Set<String> notKept = new TreeSet<>();
        List<Object> roots = new ArrayList<>();
        all.forEach((key, value) -> {
            List<Object> needed = new ArrayList<>(KeptValues.needed(key, value));
            needed.removeIf(Objects::isNull);
            try {
                if (handover.hasOld(value.name(), needed)) {
                    handover.check(key, value);
                    handedOver.put(key, value);
                } else {
                    asTheyAre.put(key, value);
                }
                roots.addAll(needed);
            } catch (NotKept e) {
                notKept.add(String.valueOf(e.getMessage()));
            } catch (CannotBeKept e) {
                notKept.add(RenewalTexts.cannotBeKept(value.name(), e.className(), e.reason()));
            }
        });
        return new KeptCheck(asTheyAre, handedOver, List.copyOf(notKept), handover.allFrom(roots));
    }

    /** An object that the next generation cannot use; the message says why. */
    static final class NotKept extends Exception {
        private static final long serialVersionUID = 1;

        NotKept(String sentence) {
            super(sentence);
        }
    }
}
