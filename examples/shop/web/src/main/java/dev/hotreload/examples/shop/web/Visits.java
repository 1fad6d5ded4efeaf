package dev.hotreload.examples.shop.web;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How often the shop's page was looked at since the program started. */
@Component
class Visits {

    private final AtomicInteger count = new AtomicInteger();

    int next() {
        return count.incrementAndGet();
    }
}
