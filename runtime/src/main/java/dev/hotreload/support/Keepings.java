package dev.hotreload.support;

import dev.hotreload.message.RenewalTexts;
import dev.hotreload.spi.Inherited;
import dev.hotreload.spi.Keeping;
import dev.hotreload.support.FoundObjects.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks supports for what the user wants to keep. For one use. */
final class Keepings {
    private final KeptOfFrameworks kept;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<KeptWish> fulfilled = new HashSet<>();

    Keepings(KeptOfFrameworks kept) {
        this.kept = kept;
    }

    /** What is wanted of a framework, and taken from it. */
    Keeping of(String word) {
        return new Asked(word);
    }

    /** All of it, once the supports have been asked. */
    FoundObjects all(Collection<String> words) {
        for (KeptWish wish : kept.wishes()) {
            String written = wish.word() + ":" + wish.written();
            if (!words.contains(wish.word())) {
                notes.add(RenewalTexts.nobodyKeeps(written));
            } else if (!fulfilled.contains(wish) && !isInherited(wish)) {
                notes.add(RenewalTexts.notFound(written, wish.word()));
            }
        }
        return new FoundObjects(List.copyOf(found.values()), notes);
    }

    /** One that nothing of the generation that ends has asked for is still there for the next. */
    private boolean isInherited(KeptWish wish) {
        return kept.inherited(wish.word()).entrySet().stream()
                .anyMatch(entry -> wish.isFor(entry.getKey(), entry.getValue()));
    }

    /** What a support finds in a program that has begun again. */
    static Inherited inherited(KeptOfFrameworks kept, String word, Consumer<String> note) {
        return new Inherited() {
            @Override
            public Optional<Object> find(String name) {
                return Optional.ofNullable(kept.inherited(word).get(name));
            }

            @Override
            public void release(String name) {
                kept.release(word, name);
            }

            @Override
            public void note(String sentence) {
                note.accept(sentence);
            }
        };
    }

    /** What one support asks. */
    private final class Asked implements Keeping {
        private final String word;
        private final Map<String, Boolean> isCopied = new HashMap<>();

        Asked(String word) {
            this.word = word;
        }

        @Override
        public boolean isWanted(String name, Object object) {
            boolean isWanted = false;
            for (KeptWish wish : kept.wishes()) {
                if (wish.word().equals(word) && wish.isFor(name, object)) {
                    // The last one that names it counts.
                    isCopied.put(name, wish.isCopied());
                    fulfilled.add(wish);
                    isWanted = true;
                }
            }
            return isWanted;
        }

        @Override
        public void keep(String name, Object object) {
            Boolean asCopy = isCopied.get(name);
            if (asCopy == null) {
                throw new IllegalArgumentException("hotreload: nobody wants to keep the " + word + " " + name);
            }
            found.put(word + ":" + name, new Found(word, name, object, asCopy));
        }

        @Override
        public void cannotKeep(String name, String reason) {
            notes.add(RenewalTexts.cannotBeKept(name, reason));
        }
    }
}
