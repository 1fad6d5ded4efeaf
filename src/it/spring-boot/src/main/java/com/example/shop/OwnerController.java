package com.example.shop;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OwnerController {

    private final AtomicInteger visits = new AtomicInteger();

    @Value("${shop.motto}")
    private String motto;

    @GetMapping("/owners/{id}")
    public String owner(@PathVariable int id) {
        return "owner " + id + ", visit " + visits.incrementAndGet() + ", " + motto;
    }
}
