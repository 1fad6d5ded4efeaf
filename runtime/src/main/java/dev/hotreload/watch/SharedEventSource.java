package dev.hotreload.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches many directories with few watchers of the operating system. Linux gives a user 128 of them (inotify(7),
 * {@code max_user_instances}), and each module of a reactor has several directories.
 *
 * <p>A directory begins with a watcher of its own. Eight of these become one, before they are closed, so that no event
 * is lost; and eight of those again.
 *
 * <p>Called by the watcher's thread only.
 */
final class SharedEventSource implements EventSource {

    private static final int TOGETHER = 8;

    private final Watchers watchers;
    /** What has been joined so many times. */
    private final List<List<Shared>> tiers = new ArrayList<>();

    /** Watches several directories with one watcher. */
    interface Watchers {

        /**
         * What {@link EventSource#watch} says, for each of them.
         *
         * @throws IOException if they cannot be watched; then none is
         */
        Closeable watch(List<WatchedRoot> roots) throws IOException;
    }

    SharedEventSource(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Whether the operating system has so few watchers that they are worth sharing. */
    static boolean isUseful() {
        return System.getProperty("os.name", "").equals("Linux");
    }

    @Override
    public Closeable watch(Path root, Hints hints) throws IOException {
        Member member = new Member(new WatchedRoot(root, hints));
        add(new Shared(List.of(member)), 0);
        return member;
    }

    private void add(Shared shared, int tier) {
        if (tiers.size() == tier) {
            tiers.add(new ArrayList<>());
        }
        List<Shared> alike = tiers.get(tier);
        alike.removeIf(Shared::isClosed);
        alike.add(shared);
        if (alike.size() == TOGETHER) {
            List<Member> members = alike.stream()
                    .flatMap(each -> each.members.stream())
                    .filter(member -> !member.isClosed)
                    .toList();
            try {
                Shared joined = new Shared(members);
                alike.forEach(Shared::close);
                alike.clear();
                add(joined, tier + 1);
            } catch (IOException | RuntimeException e) {
                // They go on as they are.
            }
        }
    }

    /** One directory, for as long as somebody wants to hear of it. */
    private static final class Member implements Closeable {

        private final WatchedRoot root;
        private @Nullable Shared shared;
        private boolean isClosed;

        Member(WatchedRoot root) {
            this.root = root;
        }

        @Override
        public void close() {
            isClosed = true;
            if (shared != null) {
                shared.closeIfUnused();
            }
        }
    }

    /** One watcher. */
    private final class Shared {

        private final List<Member> members;
        private final Closeable watching;
        private boolean isClosed;

        Shared(List<Member> members) throws IOException {
            this.members = members;
            this.watching =
                    watchers.watch(members.stream().map(member -> member.root).toList());
            members.forEach(member -> member.shared = this);
        }

        boolean isClosed() {
            return isClosed;
        }

        void closeIfUnused() {
            if (members.stream().allMatch(member -> member.isClosed)) {
                close();
            }
        }

        void close() {
            if (!isClosed) {
                isClosed = true;
                try {
                    watching.close();
                } catch (IOException e) {
                    // Nothing depends on it; what it still tells is no more than a reason to look.
                }
            }
        }
    }
}
