"""Tests of the figures library."""
