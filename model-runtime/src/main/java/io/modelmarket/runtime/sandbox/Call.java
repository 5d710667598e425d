package io.modelmarket.runtime.sandbox;

/** The system calls made or forbidden here, with their numbers on both kinds of machine; -1 where there is none. */
enum Call {
    CLOSE(3, 57),
    SOCKET(41, 198),
    CLONE(56, 220),
    FORK(57, -1),
    VFORK(58, -1),
    EXECVE(59, 221),
    CHMOD(90, -1),
    FCHMOD(91, 52),
    CHOWN(92, -1),
    FCHOWN(93, 55),
    LCHOWN(94, -1),
    PTRACE(101, 117),
    UTIME(132, -1),
    SETPRIORITY(141, 140),
    PRCTL(157, 167),
    MOUNT(165, 40),
    UMOUNT(166, 39),
    SETXATTR(188, 5),
    LSETXATTR(189, 6),
    FSETXATTR(190, 7),
    REMOVEXATTR(197, 14),
    LREMOVEXATTR(198, 15),
    FREMOVEXATTR(199, 16),
    UTIMES(235, -1),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    KEYCTL(250, 219),
    OPENAT(257, 56),
    FCHOWNAT(260, 54),
    FUTIMESAT(261, -1),
    FCHMODAT(268, 53),
    UNSHARE(272, 97),
    UTIMENSAT(280, 88),
    PRLIMIT(302, 261),
    PERF_EVENT_OPEN(298, 241),
    OPEN_BY_HANDLE(304, 265),
    SETNS(308, 268),
    PROCESS_VM_READ(310, 270),
    PROCESS_VM_WRITE(311, 271),
    SECCOMP(317, 277),
    BPF(321, 280),
    EXECVEAT(322, 281),
    USERFAULTFD(323, 282),
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    PIDFD_SEND_SIGNAL(424, 424),
    PIDFD_OPEN(434, 434),
    CLONE3(435, 435),
    CLOSE_RANGE(436, 436),
    PIDFD_GETFD(438, 438),
    MOUNT_SETATTR(442, 442),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446),
    FCHMODAT2(452, 452),
    SETXATTRAT(463, 463),
    REMOVEXATTRAT(466, 466);

    private final int x86;
    private final int arm;

    Call(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /** Its number on this machine. */
    int number() {
        return Kernel.isX86() ? x86 : arm;
    }
}
