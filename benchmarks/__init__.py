"""What is fast, measured: each figure beside a bare baseline of the same run, since machines are shared and noisy."""
