"""Delayed scripts (wiki: Run_Class, DAT_Class.run; reference, part 1: run())."""


class Run:
    """One script that waits for its frame."""

    def __init__(self, runs, script, arguments, due):
        self._runs = runs
        self._script = script
        self._arguments = arguments
        self.backstage_due = due
        self.active = True

    def kill(self):
        self._runs.waiting.remove(self)


class Runs:
    """Everything that was handed to run(). Delays are kept in frames: milliseconds are rounded to the nearest one."""

    def __init__(self, host):
        self._host = host
        self.waiting = []
        self._at_end = []

    def run(
        self,
        script,
        *args,
        endFrame=False,
        fromOP=None,
        asParameter=False,
        group=None,
        delayFrames=0,
        delayMilliSeconds=0,
        delayRef=None,
    ):
        return self.add(script, args, endFrame=endFrame, delayFrames=delayFrames, delayMilliSeconds=delayMilliSeconds)

    def add(self, script, arguments, endFrame=False, delayFrames=0, delayMilliSeconds=0):
        frames = delayFrames + round(delayMilliSeconds * self._host.rate / 1000)
        run = Run(self, script, arguments, self._host.frame_number + frames)
        if endFrame:
            self._at_end.append(run)
        elif frames > 0:
            self.waiting.append(run)
        else:
            self._carry_out(run)
        return run

    def on_frame(self):
        due = [run for run in self.waiting if run.backstage_due <= self._host.frame_number]
        self.waiting = [run for run in self.waiting if run not in due]
        for run in due:
            self._carry_out(run)

    def on_frame_end(self):
        due, self._at_end = self._at_end, []
        for run in due:
            self._carry_out(run)

    def forget(self):
        self.waiting, self._at_end = [], []

    def _carry_out(self, run):
        if run.active:
            self._host.carry_out(run._script, run._arguments)
