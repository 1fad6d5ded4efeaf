package dev.hotreload.examples.shop.service;

/** An event: a piece was sold. */
public record Sold(String product) {}
