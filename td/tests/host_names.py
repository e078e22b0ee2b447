"""Names of TouchDesigner that td/*.py uses, and where each is documented.

test_names.py holds the code to this list, and says there how far it can: every global name, every member of what it
knows for the host's, and of all other members those that neither our own code nor Python's library has.

A source is a page of the documentation (docs.derivative.ca/PAGE) or, where no page settles it, `reference: ...`: what
this project collected about TouchDesigner, and from where. Operator types and their parameters have a table of their
own, with a page each: host/operator_types.py.
"""

_TD = 'Python (the td module)'

# Names that every text of a DAT, and the textport, finds without importing them.
GLOBALS = {
    'absTime': 'AbsTime_Class',
    'app': 'App_Class',
    'me': _TD,
    'op': _TD + ', OP_Class',
    'parent': 'OP_Class',
    'project': 'Project_Class',
    'run': 'reference: run(script_or_callable, ...); DAT_Class.run has the options',
    'ui': 'UI_Class',
}

# What can be imported besides Python's own modules.
MODULES = {'td': _TD}

# Keywords of run(), which is a function and so not seen by any class of the stand-in's tests.
RUN_OPTIONS = {'endFrame': 'DAT_Class', 'delayFrames': 'DAT_Class', 'delayMilliSeconds': 'DAT_Class'}

# Members, methods and built-in parameters.
MEMBERS = {
    'appendCustomPage': 'COMP_Class',
    'appendRows': 'DAT_Class',
    'bindExpr': 'Par_Class',
    'build': 'App_Class',
    'children': 'OP_Class',
    'clampMax': 'Par_Class',
    'clampMin': 'Par_Class',
    'clear': 'DAT_Class',
    'connect': 'Connector_Class',
    'connections': 'Connector_Class, WebclientDAT_Class',
    'const': 'Constant_CHOP',
    'cook': 'OP_Class',
    'cookRate': 'Project_Class',
    'create': 'COMP_Class',
    'current': 'Panes_Class',
    'customPages': 'OP_Class',
    'default': 'Par_Class',
    'destroy': 'OP_Class',
    'docked': 'OP_Class',
    'eval': 'Par_Class',
    'expr': 'Par_Class',
    'family': 'OP_Class',
    'file': 'Movie_File_In_TOP, Text_DAT',
    'findChildren': 'COMP_Class',
    'folder': 'Project_Class',
    'frame': 'AbsTime_Class',
    'height': 'TOP_Class',
    'help': 'Par_Class',
    'id': 'OP_Class',
    'inOP': 'Connector_Class',
    'inputConnectors': 'OP_Class',
    'inputs': 'OP_Class',
    'isCOMP': 'OP_Class',
    'isDAT': 'OP_Class',
    'label': 'Par_Class',
    'loadByteArray': 'ScriptTOP_Class',
    'max': 'Par_Class',
    'menuLabels': 'Par_Class',
    'menuNames': 'Par_Class',
    'min': 'Par_Class',
    'mode': 'Par_Class',
    'module': 'DAT_Class',
    'name': 'OP_Class, Par_Class, Project_Class',
    'nodeX': 'OP_Class',
    'nodeY': 'OP_Class',
    'normMax': 'Par_Class',
    'normMin': 'Par_Class',
    'numBlocks': 'Sequence_Class',
    'numRows': 'DAT_Class',
    'op': 'OP_Class',
    'outOP': 'Connector_Class',
    'outputConnectors': 'OP_Class',
    'owner': 'Pane_Class',
    'panes': 'UI_Class',
    'par': 'OP_Class',
    'parent': 'OP_Class',
    'path': 'OP_Class',
    'project': _TD,
    'pulse': 'Par_Class',
    'readOnly': 'Par_Class',
    'reloadpulse': 'Movie_File_In_TOP',
    'request': 'WebclientDAT_Class',
    'reset': 'reference: a button of newer builds (2025.32460), its name not verified: asked for by getattr',
    'save': 'COMP_Class',
    'saveByteArray': 'TOP_Class',
    'sendBinary': 'WebsocketDAT_Class',
    'sendPing': 'WebsocketDAT_Class',
    'sendPong': 'WebsocketDAT_Class',
    'sendText': 'WebsocketDAT_Class',
    'seq': 'OP_Class',
    'setInputs': 'OP_Class',
    'style': 'Par_Class',
    'tags': 'OP_Class',
    'text': 'DAT_Class',
    'totalCooks': 'OP_Class',
    'type': 'OP_Class',
    'ui': _TD,
    'val': 'Par_Class',
    'valid': 'OP_Class, Par_Class',
    'width': 'TOP_Class',
}

# Callbacks that the host calls by position: how many arguments, and where that is documented. Those of a Web Client DAT
# may have one more, `id=None`: the pages have none, the templates of the builds add it (reference: Web Client DAT).
CALLBACKS = {
    'onConnect': (1, 'WebsocketDAT_Class, WebclientDAT_Class'),
    'onDisconnect': (1, 'WebsocketDAT_Class, WebclientDAT_Class'),
    'onReceiveText': (3, 'WebsocketDAT_Class'),
    'onReceiveBinary': (2, 'WebsocketDAT_Class'),
    'onReceivePing': (2, 'WebsocketDAT_Class'),
    'onReceivePong': (2, 'WebsocketDAT_Class'),
    'onMonitorMessage': (2, 'WebsocketDAT_Class'),
    'onResponse': (4, 'WebclientDAT_Class'),
    'onSetupParameters': (1, 'ScriptTOP_Class'),
    'onCook': (1, 'ScriptTOP_Class'),
    'onFrameStart': (1, 'ExecuteDAT_Class'),
    # ParameterexecuteDAT_Class has (par, val, prev), the templates of the builds have two.
    'onValueChange': (2, 'reference: Execute-type DATs'),
    'onPulse': (1, 'ParameterexecuteDAT_Class, ScriptTOP_Class'),
}
