package dev.hotreload.examples.shop.service;

/** A product as customers see it. */
public record Offer(long id, String name, String price, int stock) {}
