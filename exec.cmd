@rem package.json says "exec node ...", so that on macOS and Linux no shell stands between npm and us and swallows signals.
@rem The shell of Windows has no exec; this is it.
@%*
