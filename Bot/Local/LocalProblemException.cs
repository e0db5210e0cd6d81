namespace TeamsMentorBot.Local;

/// <summary>Something on this machine stands in the way of the local run. The message says in one line what, and what to do.</summary>
internal sealed class LocalProblemException(string message) : Exception(message);
