#!/usr/bin/env wlnet
(* A classifier of sentences: characters go in, a decision comes out.  Arrays are random here; NetTrain makes them good. *)

net = NetChain[{
    EmbeddingLayer[20],
    GatedRecurrentLayer[100],
    DropoutLayer[0.2],
    GatedRecurrentLayer[100],
    SequenceLastLayer[],
    LinearLayer[{}],
    LogisticSigmoid
  },
  "Input" -> NetEncoder["Characters"],
  "Output" -> NetDecoder["Boolean"]];

net = NetInitialize[net, RandomSeeding -> 1];
sentences = {"Dropout keeps nets honest.", "So it does!", "?"};

Print["layers:    ", Information[net, "LayersCount"]];
Print["numbers:   ", Information[net, "ArraysTotalElementCount"]];
Print["decisions: ", net[sentences]];

(* In training mode a fifth of the numbers between the recurrent layers is dropped, so probabilities vary. *)
probability[] := net[First[sentences], "Probability", NetEvaluationMode -> "Train"];
spread = StandardDeviation[Table[probability[], 20]];
Print["dropout at work: ", 0 < spread < 0.2];
